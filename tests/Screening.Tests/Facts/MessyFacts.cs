// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using static Filiera.Screening.Tests.Files;

namespace Filiera.Screening.Tests;

/// <summary>Whatever stands in a file, the fast reader and the slow one say the same of it, row for row; neither ever throws.</summary>
public sealed class MessyFacts
{
    private static readonly bool Deep = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1";

    private static readonly Encoding[] Encodings = [new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Latin1, Encoding.Unicode, Encoding.BigEndianUnicode];

    private static readonly InputKind[] Kinds =
    [
        InputKind.Consents, InputKind.Withdrawals, InputKind.Contracts, InputKind.Requests, InputKind.Directory, InputKind.SuppressOwn, InputKind.Decisions,
    ];

    private static readonly string[] Numbers =
    [
        "3471234567", "+39 347 1234567", "0039 347-1234567", "06 69893123", "338 123 4567", "3912345678", "+44 20 7946 0958", "0541 1234567", "nulla", "", "39347", "347123456.0", "\u00A03471234567",
    ];

    // Fields that mean the same in other bytes, dates of every kind, texts longer than a cache remembers in one piece, and what is broken.
    private static readonly string[] Fields =
    [
        "", "", " ", "C-1", " C-1 ", "C-2", "Citt\u00E0", "Citt\u00E0\u00A0", "C\u00F21", "\u00A0C\u00F21", "2026-01-01", "01/01/2026", "2026-01-01T10:00:00Z", "01/01/2026 09:00", "2026-02-31",
        "1899-12-31", "01.01.2026", "20260101", "2026-1-1", "boh", "marketing", "Marketing", "log", "doppia conferma", "fornitura", "una tantum", "revoca", "opposizione", "s\u00EC", "no", "allow",
        "withhold", "2026-11-20T10:00:00Z", "2026-11-20T11:00:00+01:00", "2026-12-01T00:00:00Z", "no-answer(RPO-03)", "Societ\u00E0 per Azioni di Prova con un nome assai lungo",
        "Societ\u00E0 per Azioni di Prova con un nome assai lung\u00F2", "trentadue caratteri esatti in tutto".PadRight(32)[..32], "T", "2026-01-01T",
    ];

    private static readonly string[] LineEnds = ["\n", "\n", "\n", "\r\n", "\r", "\n\n", ";;\n", "\"\n", "\uFFFD\n"];

    [Fact]
    public void Messy_files_are_read_alike_by_both_readers()
    {
        var file = from kind in Gen.Elements(Kinds) from seed in Gen.Choose(0, int.MaxValue) from rows in Gen.Choose(0, 120) select (kind, seed, rows);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Deep ? 20_000 : 400), Prop.ForAll(file.ListOf().Select(files => files.Take(3).ToArray()).ToArbitrary(), files =>
            ReadAny(Kernel.Sequence.From(files.Select(one => Make(one.kind, one.rows, new Random(one.seed)))))));
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_alike_by_both_readers()
    {
        var random = new Random(20261122);
        for (var i = 0; i < (Deep ? 200_000 : 1_000); i++)
        {
            var kind = Kinds[random.Next(Kinds.Length)];
            var bytes = random.Next(3) switch
            {
                0 => Noise(random),
                1 => Broken(random, Bytes(kind, random.Next(40), random)),
                _ => Broken(random, Forms.Gzip(Bytes(kind, random.Next(40), random))),
            };
            ReadAny(Of(kind, bytes));
        }
    }

    [Fact]
    public void A_row_without_end_is_rejected_and_those_around_it_are_read()
    {
        var endless = "3381234567;\"" + new string('x', CsvText.LongestRow + 5000);
        var book = Read(Of(InputKind.Directory, $"numero;nome\n3471234567;a\n{endless}\n0669893123;\"b\nc\"\nnulla\n"));
        Assert.Equal([new RejectedFact(3, "row-too-long"), new RejectedFact(6, "number-no-digits")], book.Files[0].First);
        Assert.Equal([Ugo, Ada], book.Numbers.Order());
    }

    private static FactFile Make(InputKind kind, int rows, Random random) => Of(kind, Bytes(kind, rows, random));

    private static byte[] Bytes(InputKind kind, int rows, Random random)
    {
        var columns = FactKinds.Of(kind);
        var text = new StringBuilder("numero;" + string.Join(';', columns.Select(column => column.Names[0])) + ";altro\n");
        for (var row = 0; row < rows; row++)
        {
            // Few rows of a file that forbids are wrong, or every one of them would be refused.
            var plain = InputKinds.ForbidsCalls(kind) && random.Next(200) > 0;
            text.Append(Quoted(plain ? Numbers[random.Next(7)] : Numbers[random.Next(Numbers.Length)], random));
            var said = kind switch
            {
                _ when !plain => [.. columns.Select(_ => Fields[random.Next(Fields.Length)])],
                InputKind.Withdrawals => [Fields[random.Next(10, 14)], random.Next(2) == 0 ? "revoca" : ""],
                InputKind.Decisions => ["withhold", "2026-11-20T10:00:00Z", "", Fields[random.Next(Fields.Length)]],
                _ => Array.Empty<string>(),
            };
            foreach (var field in said)
            {
                text.Append(';').Append(Quoted(field, random));
            }

            text.Append(plain ? random.Next(5) == 0 ? "\r\n" : "\n" : LineEnds[random.Next(LineEnds.Length)]);
        }

        var encoding = Encodings[random.Next(Encodings.Length)];
        return [.. encoding.Preamble, .. encoding.GetBytes(text.ToString())];
    }

    private static string Quoted(string field, Random random) => random.Next(8) switch
    {
        0 => $"\"{field}\"",
        1 => $"\"{field.Replace("C", "\"\"C;\n", StringComparison.Ordinal)}\"",
        _ => field,
    };

    private static byte[] Noise(Random random)
    {
        var noise = new byte[random.Next(200)];
        random.NextBytes(noise);
        return noise;
    }

    private static byte[] Broken(Random random, byte[] bytes)
    {
        for (var flips = random.Next(6); flips > 0 && bytes.Length > 0; flips--)
        {
            bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? "\";\r\n\0"u8[random.Next(5)] : (byte)random.Next(256);
        }

        return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }
}
