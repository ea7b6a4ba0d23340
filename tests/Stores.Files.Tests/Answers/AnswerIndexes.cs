// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Stores.Files.Tests;

public sealed class AnswerIndexes : IDisposable
{
    private const string Controller = "01234560017";
    private static readonly Instant _now = Instant.FromUtc(2026, 11, 21, 12, 0);

    private readonly TemporaryDirectory _temporary = new();
    private readonly FileIndexKeys _keys;
    private readonly FileAnswerIndexes _indexes;

    public AnswerIndexes()
    {
        var directory = DataDirectory.Open(_temporary.Of("data"));
        _keys = new FileIndexKeys(directory);
        _indexes = new FileAnswerIndexes(directory, _keys);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task An_index_is_kept_for_its_controller_and_found_by_its_digest()
    {
        using var index = Some("2026-11-20T10:00:00Z");
        var kept = (await _indexes.SaveAsync(index, Ct)).ValueOrThrow();

        using var opened = (await _indexes.OpenAsync(Controller, index.Info.Digest, Ct)).ValueOrThrow();

        Assert.Equal(index.Info, opened.Info);
        Assert.Equal(new KeptAnswerIndex(index.Info, new FileInfo(Directory.GetFiles(_temporary.Of("data", "answers", Controller)).Single()).Length), kept);
        Assert.Equal(new Result<AnswerIndex>.Refused([new AnswerIndexUnknown()]), await _indexes.OpenAsync("99999990010", index.Info.Digest, Ct));
        Assert.Equal(new Result<AnswerIndex>.Refused([new AnswerIndexUnknown()]), await _indexes.OpenAsync(Controller, ContentHash.Of([1]), Ct));
    }

    [Fact]
    public async Task Indexes_are_listed_newest_answers_first_and_what_is_none_is_left_out()
    {
        var kept = new List<KeptAnswerIndex>();
        foreach (var day in (string[])["2026-11-18", "2026-11-20", "2026-11-19"])
        {
            using var index = Some($"{day}T10:00:00Z");
            kept.Add((await _indexes.SaveAsync(index, Ct)).ValueOrThrow());
        }

        await File.WriteAllTextAsync(_temporary.Of("data", "answers", Controller, "litter.idx"), "litter", Ct);

        Assert.Equal([kept[1], kept[2], kept[0]], await _indexes.ListAsync(Controller, Ct));
        Assert.Empty(await _indexes.ListAsync("99999990010", Ct));
    }

    [Fact]
    public async Task A_deleted_index_is_gone()
    {
        using var index = Some("2026-11-20T10:00:00Z");
        await _indexes.SaveAsync(index, Ct);

        Assert.True(await _indexes.DeleteAsync(Controller, index.Info.Digest, Ct));
        Assert.False(await _indexes.DeleteAsync(Controller, index.Info.Digest, Ct));
        Assert.Equal(new Result<AnswerIndex>.Refused([new AnswerIndexUnknown()]), await _indexes.OpenAsync(Controller, index.Info.Digest, Ct));
        Assert.Empty(await _indexes.ListAsync(Controller, Ct));
    }

    [Fact]
    public async Task An_erased_key_makes_all_indexes_of_its_controller_unreadable_and_no_other()
    {
        using var index = Some("2026-11-20T10:00:00Z");
        using var another = Some("2026-11-20T10:00:00Z", "99999990010");
        await _indexes.SaveAsync(index, Ct);
        await _indexes.SaveAsync(another, Ct);

        Assert.True(await _keys.EraseAsync(Controller, Ct));
        Assert.False(await _keys.EraseAsync(Controller, Ct));

        Assert.Equal(new Result<AnswerIndex>.Refused([new IndexKeyMissing()]), await _indexes.OpenAsync(Controller, index.Info.Digest, Ct));
        using var next = (await _keys.OfControllerAsync(Controller, create: true, Ct)).ValueOrThrow();
        Assert.Equal(new Result<AnswerIndex>.Refused([new IndexKeyIsAnother()]), await _indexes.OpenAsync(Controller, index.Info.Digest, Ct));
        using var opened = (await _indexes.OpenAsync("99999990010", another.Info.Digest, Ct)).ValueOrThrow();
    }

    [Fact]
    public async Task An_index_under_the_name_of_another_is_found()
    {
        using var one = Some("2026-11-20T10:00:00Z");
        using var other = Some("2026-11-19T10:00:00Z");
        await _indexes.SaveAsync(one, Ct);
        await _indexes.SaveAsync(other, Ct);
        string PathOf(AnswerIndex index) => _temporary.Of("data", "answers", Controller, index.Info.Digest.ToHex() + ".idx");
        File.Copy(PathOf(one), PathOf(other), overwrite: true);

        Assert.Equal(new Result<AnswerIndex>.Refused([new AnswerIndexDamaged()]), await _indexes.OpenAsync(Controller, other.Info.Digest, Ct));
    }

    [Fact]
    public async Task However_many_ask_at_once_a_controller_has_one_key()
    {
        var secrets = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(
            async () =>
            {
                using var key = (await new FileIndexKeys(DataDirectory.Open(_temporary.Of("data"))).OfControllerAsync(Controller, create: true, Ct)).ValueOrThrow();
                var secret = new byte[IndexKey.Size];
                key.ExportSecret(secret);
                return Convert.ToHexString(secret);
            },
            Ct)));

        Assert.Single(secrets.Distinct());
        Assert.Equal(new Result<IndexKey>.Refused([new IndexKeyMissing()]), await _keys.OfControllerAsync("99999990010", create: false, Ct));
    }

    [Fact]
    public async Task A_key_that_others_could_read_or_that_is_none_is_not_used()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permissions.");
        (await _keys.OfControllerAsync(Controller, create: true, Ct)).ValueOrThrow().Dispose();
        var path = _temporary.Of("data", "index-keys", Controller + ".key");
        SetMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Equal(
            new Result<IndexKey>.Refused([new KeyPermissionsTooOpen(Path.Combine("index-keys", Controller + ".key"))]),
            await _keys.OfControllerAsync(Controller, create: true, Ct));

        SetMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        foreach (var length in (int[])[0, 31, 32, 33])
        {
            await File.WriteAllBytesAsync(path, new byte[length], Ct);
            Assert.Equal(new Result<IndexKey>.Refused([new SecretUnusable()]), await _keys.OfControllerAsync(Controller, create: true, Ct));
        }
    }

    [Fact]
    public async Task A_full_disk_keeps_no_half_index_and_what_was_there()
    {
        using var disk = SmallDisk.MountOrSkip(1);
        var directory = DataDirectory.Open(disk.Path);
        var indexes = new FileAnswerIndexes(directory, new FileIndexKeys(directory));
        using var small = Some("2026-11-20T10:00:00Z");
        await indexes.SaveAsync(small, Ct);
        using var large = AnswerCompiler.Compile(
            Controller, [new SourceFile("answer.csv", () => Rows(string.Concat(Enumerable.Range(0, 300_000).Select(i => $"+39347{i:0000000};KEEP;2026-11-20T10:00:00Z\n"))))], [], _now).ValueOrThrow();

        var failure = await Assert.ThrowsAsync<StorageFailedException>(() => indexes.SaveAsync(large, Ct));

        Assert.Equal(new DiskFull(), failure.Refusal);
        Assert.Equal([small.Info.Digest.ToHex() + ".idx"], Directory.GetFiles(Path.Combine(directory.Answers, Controller)).Select(Path.GetFileName));
        using var opened = (await indexes.OpenAsync(Controller, small.Info.Digest, Ct)).ValueOrThrow();
    }

    [Theory]
    [InlineData("")]
    [InlineData("../keys")]
    [InlineData("a/b")]
    [InlineData("0123456789 ")]
    public async Task A_controller_that_is_no_name_is_a_bug(string controller) =>
        await Assert.ThrowsAsync<ArgumentException>(() => _keys.OfControllerAsync(controller, create: true, Ct));

    private static AnswerIndex Some(string at, string controller = Controller) => AnswerCompiler.Compile(
        controller, [new SourceFile("answer.csv", () => Rows($"+393471234567;KEEP;{at}\n+393471234568;REMOVE;{at}\n"))], [], _now).ValueOrThrow();

    private static MemoryStream Rows(string rows) => new(Encoding.UTF8.GetBytes("number_e164;result;checked_at\n" + rows));

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
