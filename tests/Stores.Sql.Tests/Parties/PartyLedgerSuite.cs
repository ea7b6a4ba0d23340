// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Stores.Sql.Tests;

/// <summary>The ledger of the parties, the same on every engine.</summary>
public abstract class PartyLedgerSuite(Engine engine)
{
    private static readonly Actor Clerk = new("person:clerk");

    private static readonly LocalDate Day = new(2026, 10, 1);

    [Fact]
    public async Task What_use_cases_append_is_read_back_whole_by_another_program()
    {
        await using var db = await engine.CreateAsync();
        var (centre, client, campaign) = await SeedAsync(db);
        var mandate = (await RunAsync(db, (ledger, ids) => new GiveMandate(ledger, ids, db.Clock).RunAsync(
            new GiveMandate.Command(client, centre, campaign, db.Clock.Now, null, 1), Clerk, default))).ValueOrThrow();
        var number = (await RunAsync(db, (ledger, ids) => new DeclareCallerNumber(ledger, ids, db.Clock).RunAsync(
            new DeclareCallerNumber.Command(centre, client, "0844 000 001", Day, null, ContentHash.Of("contratto"u8), "Contratto"), Clerk, default)))
            .ValueOrThrow();

        await using var other = db.Provider(db.Options);
        await using var scope = other.CreateAsyncScope();
        var book = await scope.ServiceProvider.GetRequiredService<IPartyLedger>().ReadAsync(default);

        Assert.Equal(5, book.Version);
        Assert.Equal(
            new Mandate(mandate, client, centre, campaign, new Term(db.Clock.Now, null), 1),
            book.MandateInForce(client, centre, campaign, db.Clock.Now).ValueOrThrow());
        Assert.Equal("+390844000001", book.Numbers[number].Number.ToString());
        Assert.Equal(["Centro Fittizio srl", "Cliente Fittizio spa"], book.Organisations.Values.Select(o => o.LegalName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_event_leaves_a_trace_in_the_audit_trail()
    {
        await using var db = await engine.CreateAsync();
        var (centre, client, campaign) = await SeedAsync(db);

        var entries = await db.WithAsync<IAuditTrail, Sequence<AuditEntry>>(trail => trail.ReadAsync(new AuditQuery(), default));

        Assert.Equal(
            [
                new AuditAct(Clerk, "organisation-registered", "organisation", centre.ToString(), Json.Object(("event", 1))),
                new AuditAct(Clerk, "organisation-registered", "organisation", client.ToString(), Json.Object(("event", 2))),
                new AuditAct(Clerk, "campaign-opened", "campaign", campaign.ToString(), Json.Object(("event", 3))),
            ],
            entries.Select(entry => entry.Act));
    }

    [Fact]
    public async Task A_history_holds_what_concerns_an_organisation_and_nothing_else()
    {
        await using var db = await engine.CreateAsync();
        var (centre, client, campaign) = await SeedAsync(db);
        await RunAsync(db, (ledger, ids) => new GiveMandate(ledger, ids, db.Clock).RunAsync(
            new GiveMandate.Command(client, centre, campaign, db.Clock.Now, null, 0), Clerk, default));

        Assert.Equal(["organisation-registered", "mandate-given"], await KindsAsync(db, centre));
        Assert.Equal(["organisation-registered", "campaign-opened", "mandate-given"], await KindsAsync(db, client));
        Assert.Equal([], await KindsAsync(db, new OrganisationId(Guid.Empty)));
    }

    [Fact]
    public async Task Entries_decided_on_an_older_book_change_nothing()
    {
        await using var db = await engine.CreateAsync();
        await SeedAsync(db);
        var entry = new PartyEntry(Clerk, db.Clock.Now, new PartyEvent.OrganisationRegistered(
            new Organisation(new OrganisationId(Guid.Empty), "Terza Fittizia", Vat(3), [OrganisationRole.Agency], null)));

        var refused = await db.WithAsync<IPartyLedger, Result<long>>(ledger => ledger.AppendAsync(2, [entry], null, default));

        Assert.Equal(new ChangedMeanwhile(), Assert.IsType<Result<long>.Refused>(refused).Refusals.Single());
        Assert.Equal(3, (await db.WithAsync<IPartyLedger, PartyBook>(ledger => ledger.ReadAsync(default))).Version);
        Assert.Equal(3, (await db.WithAsync<IAuditTrail, AuditHead>(trail => trail.HeadAsync(default))).Number);
    }

    [Fact]
    public async Task Requests_at_the_same_moment_are_decided_one_after_the_other()
    {
        await using var db = await engine.CreateAsync();
        await using var other = db.Provider(db.Options);

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            await using var scope = i % 2 == 0 ? db.Scope() : other.CreateAsyncScope();
            var services = scope.ServiceProvider;
            return await new RegisterOrganisation(services.GetRequiredService<IPartyLedger>(), services.GetRequiredService<IIdentifiers>(), db.Clock)
                .RunAsync(new RegisterOrganisation.Command("Stessa Fittizia", Vat(7).Digits, [OrganisationRole.Client], null), Clerk, default);
        }));

        Assert.Single(results, result => result is Result<OrganisationId>.Ok);
        Assert.All(results.OfType<Result<OrganisationId>.Refused>(), refused =>
            Assert.Contains(refused.Refusals.Single().Code, (string[])["organisation-already-registered", "changed-meanwhile"]));
    }

    [Fact]
    public async Task What_a_unit_undoes_is_in_no_book_read_afterwards()
    {
        await using var db = await engine.CreateAsync();
        await db.WithAsync<IPartyLedger, PartyBook>(ledger => ledger.ReadAsync(default));

        await db.CommitAsync<IPartyLedger, long>(async ledger =>
        {
            var entry = new PartyEntry(Clerk, db.Clock.Now, new PartyEvent.OrganisationRegistered(
                new Organisation(new OrganisationId(Guid.Empty), "Annullata Fittizia", Vat(9), [OrganisationRole.Agency], null)));
            Assert.Equal(1, (await ledger.AppendAsync(0, [entry], null, default)).ValueOrThrow());
            Assert.Equal(1, (await ledger.ReadAsync(default)).Version);
            return new ChangedMeanwhile();
        });

        Assert.Equal(0, (await db.WithAsync<IPartyLedger, PartyBook>(ledger => ledger.ReadAsync(default))).Version);
    }

    [Fact]
    public async Task Who_a_person_is_is_gone_once_erased()
    {
        await using var db = await engine.CreateAsync();
        var (centre, _, _) = await SeedAsync(db);
        var id = (await RunAsync(db, (ledger, ids) => new EnrolPerson(ledger, ids, db.Clock).RunAsync(
            new EnrolPerson.Command(centre, "Persona Inventata", PersonRole.Operator, Day, Day.PlusYears(1)), Clerk, default))).ValueOrThrow();

        Assert.Equal(new PersonDetails("Persona Inventata"), await db.WithAsync<IPersonDetails, PersonDetails?>(people => people.FindAsync(id, default)));
        await RunAsync(db, (ledger, _) => new ErasePerson(ledger, db.Clock).RunAsync(new ErasePerson.Command(id), Clerk, default));

        Assert.Null(await db.WithAsync<IPersonDetails, PersonDetails?>(people => people.FindAsync(id, default)));
        Assert.Equal(0, await db.WithAsync<FilieraContext, int>(context => context.Database
            .SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM party_events WHERE body LIKE '%Inventata%'").SingleAsync()));
        Assert.Equal(
            new Person(id, centre, PersonRole.Operator, Day, Day.PlusYears(1), db.Clock.Now),
            (await db.WithAsync<IPartyLedger, PartyBook>(ledger => ledger.ReadAsync(default))).People[id]);
    }

    [Theory]
    [InlineData("UPDATE party_events SET kind = 'other'")]
    [InlineData("DELETE FROM party_events")]
    [InlineData("DELETE FROM party_event_concerns")]
    public async Task The_database_itself_refuses_to_change_history(string sql)
    {
        await using var db = await engine.CreateAsync();
        await SeedAsync(db);
        var error = await Record.ExceptionAsync(
            () => db.WithAsync<FilieraContext, int>(context => context.Database.ExecuteSqlRawAsync(sql)));
        Assert.Contains("append-only", Assert.IsType<System.Data.Common.DbException>(error, exactMatch: false).Message, StringComparison.Ordinal);
    }

    private static PartitaIva Vat(int serial)
    {
        var ten = FormattableString.Invariant($"{serial:0000000}058");
        return PartitaIva.Parse(ten + PartitaIva.CheckDigitOf(ten)).ValueOrThrow();
    }

    private static async Task<T> RunAsync<T>(TestDatabase db, Func<IPartyLedger, IIdentifiers, Task<T>> act)
    {
        await using var scope = db.Scope();
        return await act(scope.ServiceProvider.GetRequiredService<IPartyLedger>(), scope.ServiceProvider.GetRequiredService<IIdentifiers>());
    }

    private static async Task<(OrganisationId Centre, OrganisationId Client, CampaignId Campaign)> SeedAsync(TestDatabase db)
    {
        var centre = await RunAsync(db, (ledger, ids) => new RegisterOrganisation(ledger, ids, db.Clock).RunAsync(
            new RegisterOrganisation.Command("Centro Fittizio srl", Vat(1).Digits, [OrganisationRole.ContactCentre], null), Clerk, default));
        var client = await RunAsync(db, (ledger, ids) => new RegisterOrganisation(ledger, ids, db.Clock).RunAsync(
            new RegisterOrganisation.Command("Cliente Fittizio spa", Vat(2).Digits, [OrganisationRole.Client], null), Clerk, default));
        var campaign = await RunAsync(db, (ledger, ids) => new OpenCampaign(ledger, ids, db.Clock).RunAsync(
            new OpenCampaign.Command(
                client.ValueOrThrow(), "Autunno", "energy", "promotion", CampaignTarget.NaturalPersons, CampaignChannel.Telephone, Day.PlusMonths(-9), null),
            Clerk,
            default));
        return (centre.ValueOrThrow(), client.ValueOrThrow(), campaign.ValueOrThrow());
    }

    private static async Task<IEnumerable<string>> KindsAsync(TestDatabase db, OrganisationId organisation) =>
        (await db.WithAsync<IPartyLedger, Sequence<PartyEntry>>(ledger => ledger.HistoryAsync(organisation, default)))
            .Select(entry => PartyEventJson.KindOf(entry.Event));
}
