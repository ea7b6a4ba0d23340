// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Stores.Sql.Tests;

public abstract class ConsultationsSuite(Engine engine)
{
    private const string Vat = "01234567890", Other = "09876543210";
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 16, 9, 0);
    private static readonly Actor Officer = new("person:officer");

    [Fact]
    public async Task A_consultation_comes_back_as_its_events_left_it_and_the_newest_first()
    {
        await using var db = await engine.CreateAsync();
        var first = await AddAsync(db, 1, Vat);
        var other = await AddAsync(db, 2, Other);
        var last = await AddAsync(db, 3, Vat);
        var exported = (await AppendAsync(db, first, new ConsultationEvent.Exported("neutral", [Part()]))).ValueOrThrow();
        var answered = (await AppendAsync(db, exported, new ConsultationEvent.AnswerReceived([Answer()]))).ValueOrThrow();

        Assert.Equal(answered, await db.WithAsync<IConsultations, Consultation?>(store => store.FindAsync(first.Id, default)));
        Assert.Null(await db.WithAsync<IConsultations, Consultation?>(store => store.FindAsync(new ConsultationId(Id(9)), default)));
        Assert.Equal([last, other, answered], await ListAsync(db, null, 10, null));
        Assert.Equal([last, answered], await ListAsync(db, Vat, 10, null));
        Assert.Equal([answered], await ListAsync(db, Vat, 10, last.Id));
        Assert.Equal([last], await ListAsync(db, null, 1, null));
        Assert.Equal(
            [typeof(ConsultationEvent.Drafted), typeof(ConsultationEvent.Exported), typeof(ConsultationEvent.AnswerReceived)],
            (await db.WithAsync<IConsultations, Sequence<ConsultationEntry>>(store => store.HistoryAsync(first.Id, default))).Select(entry => entry.Event.GetType()));
    }

    [Fact]
    public async Task What_was_decided_on_an_older_state_is_refused()
    {
        await using var db = await engine.CreateAsync();
        var draft = await AddAsync(db, 1, Vat);
        await AppendAsync(db, draft, new ConsultationEvent.Exported("neutral", [Part()]));

        var late = await AppendAsync(db, draft, new ConsultationEvent.Abandoned("tardi"));

        Assert.Equal([new ConsultationChangedMeanwhile()], Assert.IsType<Result<Consultation>.Refused>(late).Refusals);
    }

    [Fact]
    public async Task The_newest_statement_about_an_account_counts()
    {
        await using var db = await engine.CreateAsync();
        var unknown = new RegisterAccount(Vat, 2026, new RegisterTier(null, null), [], 0, null, null, [], Officer, Start);
        var known = unknown with
        {
            Tier = new RegisterTier(10_000, Money.Euro(1234.56m)),
            OtherTiers = [new RegisterTier(50_000, null)],
            PaidElsewhere = 7,
            DailyLimit = 500,
            SanctionedOn = new LocalDate(2024, 2, 29),
            Companies = [new OrganisationId(Id(4))],
        };
        foreach (var account in new[] { unknown, known, unknown with { Year = 2025 }, unknown with { ControllerVat = Other } })
        {
            (await db.CommitAsync<IRegisterAccounts, bool>(async store =>
            {
                await store.AddAsync(account, default);
                return true;
            })).ValueOrThrow();
        }

        Assert.Equal(known, await db.WithAsync<IRegisterAccounts, RegisterAccount?>(store => store.FindAsync(Vat, 2026, default)));
        Assert.Null(await db.WithAsync<IRegisterAccounts, RegisterAccount?>(store => store.FindAsync(Vat, 2024, default)));
        Assert.Equal(
            [known, unknown with { ControllerVat = Other }, unknown with { Year = 2025 }],
            await db.WithAsync<IRegisterAccounts, Sequence<RegisterAccount>>(store => store.ListAsync(default)));
    }

    [Theory]
    [InlineData("UPDATE consultation_events SET kind = 'consultation-abandoned'")]
    [InlineData("DELETE FROM consultation_events")]
    [InlineData("DELETE FROM register_accounts")]
    public async Task The_database_refuses_to_change_what_happened(string statement)
    {
        await using var db = await engine.CreateAsync();
        await AddAsync(db, 1, Vat);
        (await db.CommitAsync<IRegisterAccounts, bool>(async store =>
        {
            await store.AddAsync(new RegisterAccount(Vat, 2026, new RegisterTier(null, null), [], 0, null, null, [], Officer, Start), default);
            return true;
        })).ValueOrThrow();
        await using var scope = db.Scope();
        var context = scope.ServiceProvider.GetRequiredService<FilieraContext>();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => context.Database.ExecuteSqlRawAsync(statement));
    }

    private static Guid Id(byte number) => Uuid7.From(Start + Duration.FromMinutes(number), [number, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

    private static ConsultationPart Part() => new(1, "list-1.csv", ContentHash.Of("part"u8), 99, 1, 3, Start);

    private static PartAnswer Answer() => new(
        1, new AnswerSetId(Id(7)), ContentHash.Of("index"u8), ContentHash.Of("result"u8), AnswerForm.Result, 3, 1, Start, Start + Duration.FromHours(1),
        true, false, new SignedEnvelope(PermitForm.PayloadType, Sequence.Create("{}"u8), [new EnvelopeSignature(default, Sequence.Create<byte>([1]))]));

    private static async Task<Consultation> AddAsync(TestDatabase db, byte number, string vat) => (await db.CommitAsync<IConsultations, Consultation>(
        async store => await store.AddAsync(
            new ConsultationId(Id(number)),
            new ConsultationEntry(Officer, Start, new ConsultationEvent.Drafted(
                vat, null, [new ConsultationSource(null, "lista.csv", ContentHash.Of("list"u8))], DraftSelection.EveryNumber, ContentHash.Of("content"u8),
                ContentHash.Of("dropped"u8), new DraftCounts(0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0), ContentHash.Of("rules"u8))),
            default))).ValueOrThrow();

    private static Task<Result<Consultation>> AppendAsync(TestDatabase db, Consultation before, ConsultationEvent happened) =>
        db.CommitAsync<IConsultations, Consultation>(store => store.AppendAsync(before, new ConsultationEntry(Officer, Start, happened), default));

    private static Task<Sequence<Consultation>> ListAsync(TestDatabase db, string? vat, int limit, ConsultationId? before) =>
        db.WithAsync<IConsultations, Sequence<Consultation>>(store => store.ListAsync(vat, limit, before, default));
}
