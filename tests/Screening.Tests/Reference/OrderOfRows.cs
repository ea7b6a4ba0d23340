// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Rulebook;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Filiera.Screening.Tests.Worlds;

namespace Filiera.Screening.Tests;

public sealed class OrderOfRows
{
    private static readonly Sequence<AppliedRule> Shipped = Tests.Shipped.ListRules(new LocalDate(2026, 11, 21), Sector.Energy, Purpose.Promotion);

    [Fact]
    public void Without_duplicates_a_row_has_the_same_verdict_wherever_it_stands()
    {
        var row = from number in Gen.Elements("3471234567", "+39 06 69893123", "338 1234567", "garbage", "+44 20 7946 0958")
                  from basis in Gen.Elements("consenso;C-1;2026-06-01;marketing", "cliente;K-1;;", "richiesta;R-1;2026-11-20;", "elenco;;;", ";;;", "boh;;;")
                  select $"{number};{basis}";
        var given = from rows in row.ListOf() from seed in Gen.Choose(0, int.MaxValue) select (rows: rows.ToArray(), seed);
        Check.QuickThrowOnFailure(Prop.ForAll(given.ToArbitrary(), list =>
        {
            var random = new Random(list.seed);
            var shuffled = list.rows.OrderBy(_ => random.Next()).ToArray();
            Assert.Equal(Lines(list.rows).Order(StringComparer.Ordinal), Lines(shuffled).Order(StringComparer.Ordinal));
        }));
    }

    private static string[] Lines(string[] rows)
    {
        var blobs = new MemoryBlobs();
        var bytes = Encoding.UTF8.GetBytes("telefono;base;riferimento;data;finalita\n" + string.Concat(rows.Select(row => row + "\n")));
        var facts = Files.Read(
            Files.Of(InputKind.Consents, "numero;id_consenso;data;finalita;destinatario;origine;prova\n3471234567;C-9;2026-06-01;marketing;Luce di Prova S.p.A.;web;doppia conferma\n"),
            Files.Of(InputKind.Withdrawals, "numero;data;tipo\n0669893123;2026-10-01;opposizione\n"));
        var input = new ReferenceInput(
            _ => Task.FromResult<Stream>(new MemoryStream(bytes)), Context with { Files = facts.AtHand }, Shipped, number => number == Files.Ada ? Keep : null, facts.Find);
        var result = new ReferenceRun(_ => blobs.Draft()).RunAsync(input, false, null, _ => ValueTask.CompletedTask, CancellationToken.None)
            .GetAwaiter().GetResult().ValueOrThrow();
        return
        [
            .. new[] { result.Outputs.Callable, result.Outputs.Withheld, result.Outputs.Rejected }
                .SelectMany(hash => Encoding.UTF8.GetString(blobs[hash]).Split('\n', StringSplitOptions.RemoveEmptyEntries)),
        ];
    }
}
