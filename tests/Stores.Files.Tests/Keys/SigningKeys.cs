// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Stores.Files.Tests;

public sealed class SigningKeys : IDisposable
{
    private static readonly Instant _start = Instant.FromUtc(2026, 3, 1, 8, 0);
    private static readonly KeyPurpose _evidence = new("evidence", SignatureAlgorithm.Ed25519);
    private static readonly KeyPurpose _credentials = new("credentials", SignatureAlgorithm.EcdsaP256);

    private readonly TemporaryDirectory _temporary = new();
    private readonly Clock _clock = new();
    private readonly FileKeyStore _keys;

    public SigningKeys() => _keys = Store();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task A_purpose_gets_one_key_and_keeps_it()
    {
        var first = await PublicKeyAsync(_evidence);
        _clock.Now += Duration.FromDays(1);
        var second = await PublicKeyAsync(_evidence);
        var afterRestart = await PublicKeyAsync(_evidence, Store());

        Assert.Equal([first, first, first], [first, second, afterRestart]);
        Assert.Equal([new TrustedKey(first, "evidence", _start, null)], await _keys.ListAsync(Ct));
    }

    [Fact]
    public async Task Each_purpose_has_a_key_of_its_own_algorithm()
    {
        var evidence = await PublicKeyAsync(_evidence);
        _clock.Now += Duration.FromMinutes(1);
        var credentials = await PublicKeyAsync(_credentials);

        Assert.Equal((SignatureAlgorithm.Ed25519, SignatureAlgorithm.EcdsaP256), (evidence.Algorithm, credentials.Algorithm));
        Assert.Equal(
            [
                new TrustedKey(evidence, "evidence", _start, null),
                new TrustedKey(credentials, "credentials", _start + Duration.FromMinutes(1), null),
            ],
            await _keys.ListAsync(Ct));
    }

    [Fact]
    public async Task What_a_reopened_key_signs_verifies_under_the_listed_one()
    {
        await PublicKeyAsync(_evidence);
        using var key = (await Store().OpenOrCreateAsync(_evidence, Ct)).ValueOrThrow();
        var listed = Assert.Single(await _keys.ListAsync(Ct));

        Assert.True(listed.Key.Verify("a message"u8, key.Sign("a message"u8)));
    }

    [Fact]
    public async Task A_retired_key_stays_listed_and_its_secret_is_gone()
    {
        var old = await PublicKeyAsync(_evidence);
        _clock.Now += Duration.FromDays(90);
        var retired = new TrustedKey(old, "evidence", _start, _clock.Now);

        Assert.Equal(new Result<TrustedKey>.Ok(retired), await _keys.RetireAsync(_evidence, Ct));
        Assert.Equal([retired], await _keys.ListAsync(Ct));
        Assert.Empty(Directory.GetFiles(_temporary.Of("data", "keys"), "*.secret", SearchOption.AllDirectories));
        Assert.Equal(new Result<TrustedKey>.Refused([new NoKeyToRetire()]), await _keys.RetireAsync(_evidence, Ct));

        var next = await PublicKeyAsync(_evidence);
        Assert.NotEqual(old, next);
        Assert.Equal([retired, new TrustedKey(next, "evidence", _clock.Now, null)], await _keys.ListAsync(Ct));
    }

    [Fact]
    public async Task A_key_retired_under_a_clock_set_back_ends_no_sooner_than_it_began()
    {
        var key = await PublicKeyAsync(_evidence);
        _clock.Now -= Duration.FromHours(1);

        Assert.Equal(new Result<TrustedKey>.Ok(new TrustedKey(key, "evidence", _start, _start)), await _keys.RetireAsync(_evidence, Ct));
        Assert.Equal([new TrustedKey(key, "evidence", _start, _start)], await _keys.ListAsync(Ct));
    }

    [Fact]
    public async Task There_is_nothing_to_retire_before_the_first_key() =>
        Assert.Equal(new Result<TrustedKey>.Refused([new NoKeyToRetire()]), await _keys.RetireAsync(_evidence, Ct));

    [Fact]
    public async Task However_many_ask_at_once_there_is_one_key()
    {
        var stores = Enumerable.Range(0, 16).Select(_ => Store()).ToList();

        var keys = await Task.WhenAll(stores.Select(store => Task.Run(() => PublicKeyAsync(_evidence, store), Ct)));

        Assert.Single(keys.Distinct());
        Assert.Equal([new TrustedKey(keys[0], "evidence", _start, null)], await _keys.ListAsync(Ct));
    }

    [Fact]
    public async Task Keys_that_are_retired_while_others_open_them_are_given_out_or_replaced_but_never_refused()
    {
        var opening = Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                var store = Store();
                for (var i = 0; i < 25; i++)
                {
                    await PublicKeyAsync(_evidence, store);
                }
            },
            Ct));
        var retiring = Task.Run(
            async () =>
            {
                for (var i = 0; i < 25; i++)
                {
                    await _keys.RetireAsync(_evidence, Ct);
                }
            },
            Ct);

        await Task.WhenAll([.. opening, retiring]);

        Assert.InRange((await _keys.ListAsync(Ct)).Count(key => key.RetiredAt is null), 0, 1);
    }

    [Theory]
    [InlineData("keys")]
    [InlineData("keys/evidence")]
    [InlineData("keys/evidence/*.secret")]
    public async Task A_key_that_others_could_read_is_not_used(string opened)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permissions.");
        await PublicKeyAsync(_evidence);
        var path = opened.EndsWith("*.secret", StringComparison.Ordinal)
            ? Directory.GetFiles(_temporary.Of("data", "keys", "evidence"), "*.secret").Single()
            : _temporary.Of("data", opened);
        var mode = Mode(path);
        foreach (var wider in (UnixFileMode[])[UnixFileMode.GroupRead, UnixFileMode.OtherRead, UnixFileMode.GroupWrite, UnixFileMode.OtherExecute])
        {
            SetMode(path, mode | wider);
            Assert.Equal(
                new Result<SigningKey>.Refused([new KeyPermissionsTooOpen(Path.GetRelativePath(_temporary.Of("data"), path))]),
                await _keys.OpenOrCreateAsync(_evidence, Ct));
        }

        SetMode(path, mode);
        await PublicKeyAsync(_evidence);
    }

    [Fact]
    public async Task No_key_is_made_where_others_could_read_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permissions.");
        SetMode(_temporary.Of("data", "keys"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead);

        Assert.Equal(
            new Result<SigningKey>.Refused([new KeyPermissionsTooOpen("keys")]),
            await _keys.OpenOrCreateAsync(_evidence, Ct));
        Assert.Empty(await _keys.ListAsync(Ct));
    }

    [Fact]
    public async Task A_process_that_holds_no_keys_is_given_none_and_still_lists_them()
    {
        var key = await PublicKeyAsync(_evidence);
        var reader = new FileKeyStore(DataDirectory.Open(_temporary.Of("data")), _clock, signs: false);

        Assert.Equal(new Result<SigningKey>.Refused([new NoSigningKeyHere()]), await reader.OpenOrCreateAsync(_evidence, Ct));
        Assert.Equal(new Result<TrustedKey>.Refused([new NoSigningKeyHere()]), await reader.RetireAsync(_evidence, Ct));
        Assert.Equal([new TrustedKey(key, "evidence", _start, null)], await reader.ListAsync(Ct));
    }

    [Fact]
    public async Task A_key_whose_secret_was_taken_away_is_not_silently_replaced()
    {
        await PublicKeyAsync(_evidence);
        File.Delete(Directory.GetFiles(_temporary.Of("data", "keys", "evidence"), "*.secret").Single());

        Assert.Equal(new Result<SigningKey>.Refused([new NoSigningKeyHere()]), await _keys.OpenOrCreateAsync(_evidence, Ct));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    public async Task A_secret_that_is_not_its_records_is_not_used(int length)
    {
        await PublicKeyAsync(_evidence);
        await File.WriteAllBytesAsync(Directory.GetFiles(_temporary.Of("data", "keys", "evidence"), "*.secret").Single(), new byte[length], Ct);

        Assert.Equal(new Result<SigningKey>.Refused([new SecretUnusable()]), await _keys.OpenOrCreateAsync(_evidence, Ct));
    }

    [Fact]
    public async Task A_damaged_record_stops_everything_that_needs_the_list()
    {
        await PublicKeyAsync(_evidence);
        var record = Directory.GetFiles(_temporary.Of("data", "keys", "evidence"), "*.json").Single();
        var text = await File.ReadAllTextAsync(record, Ct);
        var expected = new KeyRecordDamaged(Path.GetRelativePath(_temporary.Of("data"), record));
        foreach (var damaged in (string[])["", "{}", text[..^1], text.Replace("evidence", "evidenze", StringComparison.Ordinal), text.Replace("\":\"", "\":\"A", StringComparison.Ordinal)])
        {
            await File.WriteAllTextAsync(record, damaged, Ct);

            Assert.Equal(expected, (await Assert.ThrowsAsync<StorageFailedException>(() => _keys.ListAsync(Ct))).Refusal);
            Assert.Equal(expected, (await Assert.ThrowsAsync<StorageFailedException>(() => _keys.OpenOrCreateAsync(_evidence, Ct))).Refusal);
        }
    }

    [Fact]
    public async Task What_a_crash_left_is_cleared_when_the_next_key_is_made()
    {
        var folder = _temporary.Of("data", "keys", "evidence");
        Directory.CreateDirectory(folder);
        SetMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await File.WriteAllBytesAsync(Path.Combine(folder, "00112233445566778899aabbccddeeff.secret"), new byte[32], Ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "00112233445566778899aabbccddeeff.json.draft"), "{", Ct);

        var key = await PublicKeyAsync(_evidence);

        Assert.Equal([$"{key.Id}.json", $"{key.Id}.secret", "lock"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_full_or_read_only_disk_makes_no_key_and_a_key_made_before_still_signs()
    {
        using var disk = SmallDisk.MountOrSkip(1);
        var store = new FileKeyStore(DataDirectory.Open(disk.Path), _clock);
        var key = await PublicKeyAsync(_evidence, store);
        disk.MakeReadOnly();

        var failure = await Assert.ThrowsAsync<StorageFailedException>(() => store.OpenOrCreateAsync(_credentials, Ct));
        Assert.Equal(new DiskReadOnly(), failure.Refusal);
        Assert.Equal(key, await PublicKeyAsync(_evidence, store));

        disk.MakeWritable();
        await using (var filler = File.Create(Path.Combine(disk.Path, "filler")))
        {
            Assert.ThrowsAny<IOException>(() =>
            {
                filler.Write(new byte[2_000_000]);
                filler.Flush(flushToDisk: true);
            });
            failure = await Assert.ThrowsAsync<StorageFailedException>(() => store.OpenOrCreateAsync(_credentials, Ct));
            Assert.Equal(new DiskFull(), failure.Refusal);
        }

        File.Delete(Path.Combine(disk.Path, "filler"));
        await PublicKeyAsync(_credentials, store);
        Assert.Equal(2, (await store.ListAsync(Ct)).Count);
    }

    private FileKeyStore Store() => new(DataDirectory.Open(_temporary.Of("data")), _clock);

    private async Task<VerificationKey> PublicKeyAsync(KeyPurpose purpose, FileKeyStore? store = null)
    {
        using var key = (await (store ?? _keys).OpenOrCreateAsync(purpose, Ct)).ValueOrThrow();
        return key.Key;
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private sealed class Clock : IClock
    {
        public Instant Now { get; set; } = _start;

        public Instant GetCurrentInstant() => Now;
    }
}
