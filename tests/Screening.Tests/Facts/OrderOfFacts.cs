// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using FsCheck;
using FsCheck.Fluent;
using static Filiera.Screening.Tests.Files;

namespace Filiera.Screening.Tests;

/// <summary>Files and rows in any order, read the fast or the slow way, say the same of every number.</summary>
public sealed class OrderOfFacts
{
    private static readonly (InputKind Kind, string Header, string[][] Fields)[] Kinds =
    [
        (InputKind.Consents, "numero;riferimento;data;finalita;destinatario;origine;prova;iscrizione",
            [["", "C-1", "C-2", " C-1 "], ["", "2026-01-01", "01/01/2026 09:00", "2026-03-01T10:00:00Z", "boh"], ["", "marketing", "altro"],
                ["Cliente", "\"Cliente; di Prova\""], ["", "web"], ["log", "doppia conferma", "", "boh"], ["", "2025-01-01"]]),
        (InputKind.Withdrawals, "numero;data;tipo", [["", "2026-02-01", "2026-02-02"], ["", "revoca", "opposizione"]]),
        (InputKind.Contracts, "numero;riferimento;inizio;fine;tipo", [["K-1", "K-2", ""], ["", "2020-01-01"], ["", "2026-11-01", "2019-01-01"], ["", "fornitura"]]),
        (InputKind.Requests, "numero;data;argomento;usata", [["2026-11-20", "2026-11-19", ""], ["", "luce"], ["", "no", "sì"]]),
        (InputKind.Directory, "numero", []),
        (InputKind.SuppressOwn, "numero", []),
        (InputKind.SuppressCampaign, "numero", []),
        (InputKind.Decisions, "numero;decisione;deciso_il;valida_fino_a;motivi",
            [["allow", "withhold"], ["2026-11-20T10:00:00Z", "2026-11-20T11:00:00+01:00"], ["2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z"], ["", "no-answer(RPO-03)"]]),
    ];

    private static readonly string[] Numbers = ["3471234567", "+39 347 1234567", "06 69893123", "0541 1234567", "+44 20 7946 0958", "\"347-7654321\"", "338 123 4567"];

    private static readonly Gen<(InputKind Kind, string Header, string[] Rows)> AFile =
        from kind in Gen.Elements(Kinds)
        from rows in Row(kind.Fields).ListOf()
        select (kind.Kind, kind.Header, rows.ToArray());

    [Fact]
    public void The_order_of_files_and_rows_makes_no_difference()
    {
        var given = from files in AFile.NonEmptyListOf() from seed in Gen.Choose(0, int.MaxValue) select (files: files.ToArray(), seed);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 5000 : 150), Prop.ForAll(given.ToArbitrary(), world =>
        {
            var straight = Read(Sequence.From(world.files.Select(file => Text(file.Kind, file.Header, file.Rows))));
            var random = new Random(world.seed);
            var shuffled = Read(Sequence.From(world.files
                .OrderBy(_ => random.Next())
                .Select(file => Text(file.Kind, file.Header, [.. file.Rows.OrderBy(_ => random.Next())]))));
            Assert.Equal(straight.Numbers.Order(), shuffled.Numbers.Order());
            Assert.All(straight.Numbers, number => Assert.Equal(straight.Find(number), shuffled.Find(number)));
        }));
    }

    private static FactFile Text(InputKind kind, string header, string[] rows) => Of(kind, header + "\n" + string.Concat(rows.Select(row => row + "\r\n")));

    private static Gen<string> Row(string[][] fields) => fields.Aggregate(
        Gen.Elements(Numbers), (row, choices) => from start in row from field in Gen.Elements(choices) select start + ";" + field);
}
