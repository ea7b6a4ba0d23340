// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Security.Cryptography;
using Filiera.Kernel;

namespace Filiera.Screening.Tests;

public sealed class IndexFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("filiera-indexes-").FullName;
    private readonly IndexKey _key = IndexKey.Generate();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _key.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_written_is_what_is_opened(bool encrypted)
    {
        using var written = Some(30_000);
        var key = encrypted ? _key : null;
        var length = written.Save(PathOf("a"), key);

        using var opened = AnswerIndex.Open(PathOf("a"), key).ValueOrThrow();

        Assert.Equal(written.Info, opened.Info);
        Assert.Equal(AnswerFiles.All(written), AnswerFiles.All(opened));
        Assert.Equal(length, new FileInfo(PathOf("a")).Length);
        Assert.Equal(written.Info, AnswerIndex.ReadInfo(PathOf("a")).ValueOrThrow());
        Assert.Equal(["a"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_draft_that_nobody_holds_is_removed_and_one_being_written_stays()
    {
        using var written = Some(100);
        string[] others = ["a.0123456789abcdef.draf", "a.0123456789ABCDEF.draft", "a.0123456789abcde.draft", "b.0123456789abcdef.draft", "a.draft"];
        foreach (var name in (string[])["a.0123456789abcdef.draft", "a.fedcba9876543210.draft", .. others])
        {
            File.WriteAllText(PathOf(name), "half");
        }

        using (new FileStream(PathOf("a.fedcba9876543210.draft"), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Write, Share = FileShare.Read | FileShare.Delete }))
        {
            written.Save(PathOf("a"), _key);
            Assert.Equivalent((string[])["a", "a.fedcba9876543210.draft", .. others], Directory.GetFiles(_folder).Select(Path.GetFileName), strict: true);
        }

        IndexDrafts.RemoveAbandoned(PathOf("a"));
        IndexDrafts.RemoveAbandoned(PathOf(Path.Combine("nowhere", "a")));
        Assert.Equivalent((string[])["a", .. others], Directory.GetFiles(_folder).Select(Path.GetFileName), strict: true);
    }

    [Fact]
    public void A_snapshot_is_opened_with_its_days()
    {
        using var written = AnswerCompiler.CompileSnapshot(
            AnswerFiles.Controller, [AnswerFiles.Of("numero;enrolled_on\n3471234567;2025-01-31\n3471234568;\n")], AnswerFiles.Now, AnswerFiles.Now).ValueOrThrow();
        written.Save(PathOf("a"), _key);

        using var opened = AnswerIndex.Open(PathOf("a"), _key).ValueOrThrow();

        Assert.Equal(written.Info, opened.Info);
        Assert.Equal(written.Numbers().Select(pair => written.EnrolledOn(pair.Payload)), opened.Numbers().Select(pair => opened.EnrolledOn(pair.Payload)));
    }

    [Fact]
    public void The_digest_depends_on_the_files_alone()
    {
        var files = Sequence.From(Enumerable.Range(0, 3).Select(file => AnswerFiles.Of(Rows(file * 40_000, 60_000), $"{file}.csv")));
        var digests = new HashSet<ContentHash>();
        foreach (var threads in (int[])[1, 2, 5])
        {
            using var index = AnswerCompiler.Compile(AnswerFiles.Controller, files, [], AnswerFiles.Now, new CompileOptions(threads)).ValueOrThrow();
            digests.Add(index.Info.Digest);
            index.Save(PathOf("a"), threads == 1 ? null : _key, threads);
            using var opened = AnswerIndex.Open(PathOf("a"), _key, threads).ValueOrThrow();
            digests.Add(opened.Info.Digest);
        }

        Assert.Single(digests);
        using var other = AnswerCompiler.Compile(AnswerFiles.Controller, Sequence.From(files.Reverse()), [], AnswerFiles.Now).ValueOrThrow();
        Assert.DoesNotContain(other.Info.Digest, digests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_flipped_bit_anywhere_is_found(bool encrypted)
    {
        using var written = Some(2_000);
        written.Save(PathOf("a"), encrypted ? _key : null);
        var bytes = File.ReadAllBytes(PathOf("a"));
        var headerEnd = BitConverter.ToInt32(bytes, 12) + IndexFormat.BodyAt + IndexFormat.AfterBody;
        var random = new Random(1);
        var places = Enumerable.Range(0, headerEnd).Concat(Enumerable.Range(0, 300).Select(_ => random.Next(headerEnd, bytes.Length))).Append(bytes.Length - 1);
        foreach (var place in places)
        {
            var bit = (byte)(1 << random.Next(8));
            bytes[place] ^= bit;
            File.WriteAllBytes(PathOf("b"), bytes);
            bytes[place] ^= bit;

            var code = CodeOf(AnswerIndex.Open(PathOf("b"), _key));
            var expected = place < 8 ? "not-an-answer-index" : place < 12 ? "answer-index-of-other-version" : null;
            Assert.True(
                expected is null ? code is "answer-index-damaged" or "answer-index-truncated" : code == expected,
                string.Create(CultureInfo.InvariantCulture, $"Byte {place}: {code}"));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_cut_off_anywhere_or_too_long_is_refused(bool encrypted)
    {
        using var written = Some(2_000);
        written.Save(PathOf("a"), encrypted ? _key : null);
        var bytes = File.ReadAllBytes(PathOf("a"));
        var random = new Random(2);
        foreach (var length in Enumerable.Range(1, 700).Concat(Enumerable.Range(0, 100).Select(_ => random.Next(bytes.Length))).Append(bytes.Length - 1))
        {
            File.WriteAllBytes(PathOf("b"), bytes[..length]);
            Assert.Equal("answer-index-truncated", CodeOf(AnswerIndex.Open(PathOf("b"), _key)));
        }

        File.WriteAllBytes(PathOf("b"), [.. bytes, 0]);
        Assert.Equal("answer-index-damaged", CodeOf(AnswerIndex.Open(PathOf("b"), _key)));
        File.WriteAllBytes(PathOf("b"), []);
        Assert.Equal("not-an-answer-index", CodeOf(AnswerIndex.Open(PathOf("b"), _key)));
    }

    [Fact]
    public void Pieces_in_another_order_or_of_another_file_are_found()
    {
        using var one = Some(2_000);
        one.Save(PathOf("a"), _key);
        one.Save(PathOf("b"), _key);
        var (bytes, twin) = (File.ReadAllBytes(PathOf("a")), File.ReadAllBytes(PathOf("b")));
        var start = BitConverter.ToInt32(bytes, 12) + IndexFormat.BodyAt + IndexFormat.AfterBody;
        Assert.Equal(bytes.Length, twin.Length);
        Assert.NotEqual(bytes[start..], twin[start..]);

        File.WriteAllBytes(PathOf("c"), [.. bytes[..start], .. twin[start..]]);
        Assert.Equal("answer-index-damaged", CodeOf(AnswerIndex.Open(PathOf("c"), _key)));

        // The first pieces hold as many entries as those after them only by chance: reorder whatever the lengths.
        var body = IndexBody.Read(bytes.AsSpan(IndexFormat.BodyAt..(start - IndexFormat.AfterBody)), default)!;
        var first = body.Pieces[0] + IndexFormat.TagSize;
        var second = body.Pieces[1] + IndexFormat.TagSize;
        File.WriteAllBytes(
            PathOf("c"), [.. bytes[..start], .. bytes[(start + first)..(start + first + second)], .. bytes[start..(start + first)], .. bytes[(start + first + second)..]]);
        Assert.Equal("answer-index-damaged", CodeOf(AnswerIndex.Open(PathOf("c"), _key)));
    }

    [Fact]
    public void Without_its_key_an_index_is_noise_and_says_so()
    {
        using var written = Some(5_000);
        written.Save(PathOf("a"), _key);
        using var another = IndexKey.Generate();

        Assert.Equal("index-key-missing", CodeOf(AnswerIndex.Open(PathOf("a"), null)));
        Assert.Equal("index-key-is-another", CodeOf(AnswerIndex.Open(PathOf("a"), another)));
        Assert.Equal(written.Info, AnswerIndex.ReadInfo(PathOf("a")).ValueOrThrow());
        var bytes = File.ReadAllBytes(PathOf("a"));
        var packed = bytes.AsSpan(BitConverter.ToInt32(bytes, 12) + IndexFormat.BodyAt + IndexFormat.AfterBody);
        Assert.InRange(Deflated(packed), packed.Length * 99 / 100, int.MaxValue);
    }

    [Fact]
    public void A_file_that_was_there_stays_when_a_new_one_cannot_be_written()
    {
        using var written = Some(10);
        File.WriteAllText(PathOf("a"), "before");
        Directory.CreateDirectory(PathOf("b"));

        Assert.ThrowsAny<IOException>(() => written.Save(Path.Combine(PathOf("missing"), "a"), _key));
        Assert.ThrowsAny<IOException>(() => written.Save(PathOf("b"), _key));
        Assert.Equal("before", File.ReadAllText(PathOf("a")));
        Assert.Equal(["a"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void An_index_is_readable_by_its_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permissions.");
        using var written = Some(10);
        written.Save(PathOf("a"), _key);

        var mode = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(PathOf("a"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
    }

    [Fact]
    public void No_bytes_make_the_header_reader_throw()
    {
        using var written = Some(500);
        written.Save(PathOf("a"), null);
        var bytes = File.ReadAllBytes(PathOf("a"));
        var body = bytes[IndexFormat.BodyAt..(BitConverter.ToInt32(bytes, 12) + IndexFormat.BodyAt)];
        Assert.NotNull(IndexBody.Read(body, default));
        var random = new Random(3);
        var rounds = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 2_000_000 : 50_000;
        for (var i = 0; i < rounds; i++)
        {
            byte[] mutated = [.. body];
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                switch (random.Next(4))
                {
                    case 0: mutated[random.Next(mutated.Length)] = (byte)random.Next(256); break;
                    case 1: BitConverter.TryWriteBytes(mutated.AsSpan(random.Next(mutated.Length - 4)), random.Next(2) == 0 ? random.Next() : -random.Next(3)); break;
                    case 2: mutated = [.. mutated[..random.Next(5, mutated.Length)]]; break;
                    default: mutated = [.. mutated, (byte)random.Next(256)]; break;
                }
            }

            _ = IndexBody.Read(mutated, default);
        }
    }

    [Fact]
    public void A_header_that_asks_for_more_than_the_file_holds_is_refused_before_anything_is_made()
    {
        using var written = Some(500);
        written.Save(PathOf("a"), null);
        var bytes = File.ReadAllBytes(PathOf("a"));
        var end = BitConverter.ToInt32(bytes, 12) + IndexFormat.BodyAt;
        var body = IndexBody.Read(bytes.AsSpan(IndexFormat.BodyAt..end), default)!;
        foreach (var greedy in (IndexBody[])
        [
            body with { Lines = int.MaxValue },
            body with { Lines = 1 << 20, Pieces = Sequence.From(Enumerable.Repeat(IndexFormat.LinesPerPiece, IndexFormat.LinePieces(1 << 20))) },
            body with { Rare = int.MaxValue },
        ])
        {
            var forged = greedy.ToBytes();
            byte[] file = [.. bytes[..12], .. BitConverter.GetBytes(forged.Length), .. bytes[16..IndexFormat.BodyAt], .. forged, .. new byte[32]];
            File.WriteAllBytes(PathOf("b"), [.. file, .. SHA256.HashData(file), .. new byte[16], .. bytes[(end + IndexFormat.AfterBody)..]]);

            Assert.Contains(CodeOf(AnswerIndex.Open(PathOf("b"), null)), (string[])["answer-index-damaged", "answer-index-truncated"]);
        }
    }

    [Fact]
    public void Keys_are_told_apart_and_never_shown()
    {
        Span<byte> secret = stackalloc byte[IndexKey.Size];
        _key.ExportSecret(secret);
        using var same = new IndexKey(secret);
        using var other = IndexKey.Generate();

        Assert.Equal(_key.Id(), same.Id());
        Assert.NotEqual(_key.Id(), other.Id());
        Assert.Equal("index key", _key.ToString());
        Assert.Throws<ArgumentException>(() => new IndexKey(new byte[31]));
    }

    private static string? CodeOf(Result<AnswerIndex> result)
    {
        if (result is Result<AnswerIndex>.Ok { Value: var index })
        {
            index.Dispose();
            return null;
        }

        return Assert.Single(((Result<AnswerIndex>.Refused)result).Refusals).Code;
    }

    private static AnswerIndex Some(int count) => AnswerFiles.Compile(AnswerFiles.Of(
        Rows(0, count) + string.Concat(Enumerable.Range(0, count / 10).Select(i => string.Create(CultureInfo.InvariantCulture, $"+3902{i:000000000};KEEP;2026-11-19T10:00:00Z\n")))));

    private static string Rows(int first, int count) => AnswerFiles.Header + string.Concat(Enumerable.Range(first, count).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"+39347{i:0000000};{(i % 3 == 0 ? "REMOVE" : "KEEP")};2026-11-{(i % 20) + 1:00}T10:00:00Z\n")));

    private static long Deflated(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new System.IO.Compression.DeflateStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(bytes);
        }

        return packed.Length;
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
