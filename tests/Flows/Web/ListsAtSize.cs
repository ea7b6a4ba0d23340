// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Rulebook;
using Filiera.Screening;
using Filiera.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Flows.Web;

/// <summary>The lists of the workspace ask the database as often for many rows as for few.</summary>
public sealed class ListsAtSize(SeededHost host) : IClassFixture<SeededHost>
{
    // With what every row of a table of the page begins.
    private static readonly (string Address, string Row)[] Pages =
    [
        ("/lavoro", "/lavoro/liste/"),
        ("/lavoro/liste", "/lavoro/liste/"),
        ("/lavoro/ricevute", "/lavoro/ricevute/"),
        ("/lavoro/verifiche", "/lavoro/verifiche/"),
        ("/lavoro/campioni", "/lavoro/campioni/"),
        ("/lavoro/copertura", ""),
        ("/lavoro/evidenze", "/lavoro/evidenze/"),
        ("/lavoro/attivita", "/lavoro/attivita/"),
        ("/lavoro/consultazioni", ""),
        ("/lavoro/consultazioni/elenco", "/lavoro/consultazioni/"),
        ("/lavoro/richieste", "/lavoro/richieste/"),
    ];

    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["/lavoro/liste"] = "nome",
        ["/lavoro/ricevute"] = "lista",
        ["/lavoro/verifiche"] = "lista",
        ["/lavoro/campioni"] = "lista",
        ["/lavoro/evidenze"] = "soggetto",
        ["/lavoro/attivita"] = "lavoro",
        ["/lavoro/consultazioni/elenco"] = "titolare",
        ["/lavoro/richieste"] = "numero",
    };

    [Fact]
    public async Task A_list_asks_the_database_as_often_for_many_rows_as_for_few()
    {
        using var statements = new StatementsAsked();
        var everything = await host.BrowserAsync(Roles.ComplianceOfficer);
        var own = await host.BrowserAsync(Roles.ComplianceOfficer);
        await WebHost.ChooseAsync(own, (await NewestAsync()).Centre.Value.ToString());
        await GrowAsync();

        var (few, fewOwn) = (await CountAsync(statements, everything), await CountAsync(statements, own));
        await GrowAsync();
        await GrowAsync();
        var (many, manyOwn) = (await CountAsync(statements, everything), await CountAsync(statements, own));

        Assert.Equal(few.Select(one => (one.Address, one.Statements)), many.Select(one => (one.Address, one.Statements)));
        Assert.Equal(fewOwn.Select(one => (one.Address, one.Statements)), manyOwn.Select(one => (one.Address, one.Statements)));
        Assert.All(few.Zip(many).Where(pair => Columns.ContainsKey(pair.First.Address)), pair =>
            Assert.True(pair.First.Rows < pair.Second.Rows, $"{pair.First.Address}: {pair.First.Rows}, then {pair.Second.Rows}"));
        Assert.All(many, one => Assert.InRange(one.Statements, 0, 20));
    }

    private static async Task<List<(string Address, int Rows, int Statements)>> CountAsync(StatementsAsked statements, Browser browser)
    {
        var found = new List<(string, int, int)>();
        foreach (var (address, row) in Pages)
        {
            string[] asked = Columns.TryGetValue(address, out var column) ? [address, address + "?parole=a", $"{address}?ordine=-{column}"] : [address];
            foreach (var whole in asked)
            {
                var (page, count) = await statements.CountAsync(browser, whole);
                found.Add((whole, row.Length == 0 ? 0 : page.Split($"href=\"{row}").Length - 1, count));
            }
        }

        return found;
    }

    private async Task<ContactList> NewestAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IScreenings>().ListsAsync(1, null, default))[0];
    }

    // Everything there is, once more under other identifiers.
    private async Task GrowAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        (await services.GetRequiredService<IUnitOfWork>().CommitAsync<bool>(
            async ct =>
            {
                foreach (var list in await services.GetRequiredService<IScreenings>().ListsAsync(20, null, ct))
                {
                    await GrowAsync(services, list, ct);
                }

                await GrowRightsAsync(services, ct);
                await GrowAnswersAsync(services, ct);
                return true;
            },
            default)).ValueOrThrow();
    }

    private static async Task GrowAsync(IServiceProvider services, ContactList list, CancellationToken ct)
    {
        var (ids, screenings, reviews) = (services.GetRequiredService<IIdentifiers>(), services.GetRequiredService<IScreenings>(), services.GetRequiredService<IReviews>());
        var again = list with { Id = new ListId(ids.Next()) };
        await screenings.AddAsync(again, ct);
        foreach (var record in await screenings.OfListAsync(list.Id, ct))
        {
            var made = record with { Id = new ScreeningId(ids.Next()), List = again.Id, Receipt = new ReceiptId(ids.Next()) };
            await screenings.AddAsync(made, ct);
            if (await reviews.FindAsync(record.Id, ct) is { } queue)
            {
                await reviews.AddAsync(queue with { Screening = made.Id, List = again.Id }, ct);
                await reviews.AddAsync(
                    new RecordedDecision(new DecisionId(ids.Next()), made.Id, null, 0, ReviewChoice.Allow, "una ragione scritta", list.By, list.At), ct);
            }

            var receipts = services.GetRequiredService<IReceipts>();
            if (await receipts.FindAsync(record.Receipt, ct) is { } kept)
            {
                await receipts.AddAsync(kept with { Id = made.Receipt, Screening = made.Id, List = again.Id }, ct);
            }
        }

        var sample = new ConsentSample(
            new SampleId(ids.Next()), again.Id, again.Campaign, again.Content, 5_000, new PartsPerMillion(950_000), new PartsPerMillion(50_000),
            RuleRef.Parse("LST-03@1"), ContentHash.Of("rules"u8), "un seme", [new SampleItem(1, 17, 19)], list.By, list.At);
        await services.GetRequiredService<IConsentSamples>().AddAsync(sample, ct);
        await services.GetRequiredService<IConsentSamples>().AddAsync(new SampleSummary(sample.Id, 1, 0, 0, new EvidenceId(ids.Next()), list.At), ct);
        var jobs = services.GetRequiredService<IJobs>();
        var job = await jobs.EnqueueAsync(new JobRequest("screen-contact-list", Json.Object(("list", again.Id.Value.ToString())), list.By, "grown:" + again.Id.Value), ct);
        await jobs.RequestCancelAsync(job.Id, ct);
    }

    private static async Task GrowRightsAsync(IServiceProvider services, CancellationToken ct)
    {
        var (ids, rights) = (services.GetRequiredService<IIdentifiers>(), services.GetRequiredService<IRightsRequests>());
        foreach (var known in await rights.ListAsync(RightsFilter.All, 20, null, ct))
        {
            var number = await rights.NextNumberAsync(known.Request.Number.Year, ct);
            await rights.AddAsync(known.Request with { Id = new RightsRequestId(ids.Next()), Number = number, Source = null }, ct);
        }
    }

    private static async Task GrowAnswersAsync(IServiceProvider services, CancellationToken ct)
    {
        var ids = services.GetRequiredService<IIdentifiers>();
        foreach (var set in await services.GetRequiredService<IAnswerSets>().ListAsync(null, 20, null, ct))
        {
            await services.GetRequiredService<IAnswerSets>().AddAsync(set with { Id = new AnswerSetId(ids.Next()) }, ct);
        }

        var consultations = services.GetRequiredService<IConsultations>();
        foreach (var known in await consultations.ListAsync(null, 20, null, ct))
        {
            await consultations.AddAsync(new ConsultationId(ids.Next()), (await consultations.HistoryAsync(known.Id, ct))[0], ct);
        }

        var evidence = services.GetRequiredService<IEvidenceStore>();
        var listed = (await evidence.ListAsync("campaign", null, 1, ct))[0];
        var sealedOne = (await evidence.ReadAsync(listed.Subject, ct))[0];
        (await services.GetRequiredService<SealEvidence>().RunAsync(
            sealedOne.Fact with { Subject = new EvidenceSubject("campaign", ids.Next().ToString()) }, Actor.System("screening"), ct)).ValueOrThrow();
    }
}
