// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Flows;

/// <summary>A person exercises a right: recorded, forwarded, answered, counted and sealed.</summary>
public sealed class RightsRequests : IAsyncLifetime
{
    private static readonly SubscriberNumber Phone = SubscriberNumber.Parse("+39 347 123 4567").ValueOrThrow();
    private ScreeningDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await ScreeningDesk.OpenAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_request_is_recorded_forwarded_and_answered_and_every_act_leaves_its_trace()
    {
        var recorded = (await RecordAsync(Command() with { Phone = Phone, Note = "Chiede di non essere richiamata." })).ValueOrThrow();
        var id = recorded.Request.Id;
        Assert.Equal("DR-2026-00001-" + CheckCharacter.Of("DR-2026-00001-"), recorded.Request.Number.ToString());
        var standing = (await _desk.WithAsync<ReadRightsRequests, StandingRightsRequest?>(read => read.FindAsync(id, default)))!;
        Assert.Equal((new LocalDate(2026, 11, 17), new LocalDate(2026, 12, 16)), (standing.Clock.Forward.Due, standing.Clock.Answer.Due));

        _desk.Clock.MoveTo(_desk.Clock.GetCurrentInstant() + Duration.FromDays(1));
        Assert.Equal([id], (await PressingAsync()).Select(pressing => pressing.Case.Request.Id));
        Done(await _desk.WithAsync<HandRightsReceipt, Result<RightsCase>>(hand => hand.RunAsync(new(id, RightsMeans.Email), _desk.Officer, default)));
        Done(await ForwardAsync(new(id, RightsMeans.CertifiedMail, "Ufficio inventato")));
        Assert.Equal([new RightsAlreadyDone()], Refusals(await ForwardAsync(new(id, RightsMeans.Email))));
        var answered = (await AnswerAsync(new(id, RightsMeans.Letter, RightsOutcome.Granted))).ValueOrThrow();

        Assert.False(answered.IsOpen);
        Assert.Empty(await PressingAsync());
        var trail = await TrailAsync();
        Assert.Equal(
            ["rights-request-recorded", "rights-request-receipt-handed", "rights-request-forwarded", "rights-request-answered"], trail.Select(act => act.Verb));
        Assert.All(trail, act => Assert.DoesNotContain("4567", act.Details.ToCanonicalText(), StringComparison.Ordinal));
        Assert.All(trail, act => Assert.DoesNotContain("richiamata", act.Details.ToCanonicalText(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_is_told_at_once_of_all_that_had_come_when_the_list_was_sent()
    {
        var client = _desk.Client.VatNumber.Digits;
        var earlier = (await RecordAsync(Command())).ValueOrThrow().Request.Id;
        var sent = _desk.Clock.GetCurrentInstant();
        _desk.Clock.MoveTo(sent + Duration.FromHours(2));
        await RecordAsync(Command());

        var forwarded = await ForwardAllAsync(new(client, RightsMeans.File, null, sent));
        var rest = await ForwardAllAsync(new(client, RightsMeans.File));

        Assert.Equal([earlier], forwarded.ValueOrThrow().Select(known => known.Request.Id));
        Assert.Single(rest.ValueOrThrow());
        Assert.Empty((await ForwardAllAsync(new(client, RightsMeans.File))).ValueOrThrow());
        await RecordAsync(Command());
        Assert.Equal(
            [new RightsTextInvalid { Where = "/note" }],
            Assert.IsType<Result<Sequence<RightsCase>>.Refused>(await ForwardAllAsync(new(client, RightsMeans.File, new string('x', 501)))).Refusals);
        Assert.Equal("/controller", Assert.Single(Assert.IsType<Result<Sequence<RightsCase>>.Refused>(await ForwardAllAsync(new("1", RightsMeans.File))).Refusals).Where);
    }

    [Fact]
    public async Task The_same_source_makes_one_request_and_joins_the_act_it_comes_from()
    {
        var first = (await RecordAsync(Command() with { Channel = RightsChannel.Gate, Source = "outcome:7" })).ValueOrThrow();
        var again = (await RecordAsync(Command() with { Channel = RightsChannel.Gate, Source = "outcome:7", Kind = RightsRequestKind.Other })).ValueOrThrow();
        Assert.Equal(first, again);

        // What the outer act undoes was never recorded.
        var undone = await _desk.WithAsync<IServiceProvider, Result<RightsCase>>(scope => scope.GetRequiredService<IUnitOfWork>().CommitAsync<RightsCase>(
            async token =>
            {
                Done(await scope.GetRequiredService<RecordRightsRequest>().RunAsync(Command() with { Source = "outcome:8" }, _desk.Officer, token));
                return new StatementUnreadable();
            },
            default));
        Assert.IsType<Result<RightsCase>.Refused>(undone);
        Assert.Null(await _desk.WithAsync<IRightsRequests, RightsCase?>(store => store.FindBySourceAsync("outcome:8", default)));
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_request_comes_back_together()
    {
        var refusals = Refusals(await RecordAsync(new(
            RightsRequestKind.Access, RightsChannel.Form, "123", new OrganisationId(Guid.Empty), _desk.Clock.GetCurrentInstant() + Duration.FromMinutes(1), null, new string('x', 501), "")));

        Assert.Equal(
            ["vat-number-invalid (/controller)", "organisation-unknown (/centre)", "rights-time-in-the-future (/received-at)", "rights-text-invalid (/note)", "rights-source-invalid (/source)"],
            refusals.Select(refusal => $"{refusal.Code} ({refusal.Where})"));
    }

    [Fact]
    public async Task An_act_before_the_receipt_in_the_future_without_its_reason_or_too_late_is_refused()
    {
        var id = (await RecordAsync(Command())).ValueOrThrow().Request.Id;
        var now = _desk.Clock.GetCurrentInstant();

        Assert.Equal([new RightsTimeBeforeReceipt { Where = "/at" }], Refusals(await ForwardAsync(new(id, RightsMeans.Email, null, now - Duration.FromHours(2)))));
        Assert.Equal([new RightsTimeInTheFuture { Where = "/at" }], Refusals(await ForwardAsync(new(id, RightsMeans.Email, null, now + Duration.FromSeconds(1)))));
        Assert.Equal([new RightsTextInvalid { Where = "/note" }], Refusals(await AnswerAsync(new(id, RightsMeans.Email, RightsOutcome.Refused))));
        Assert.Equal([new RightsTextInvalid { Where = "/reason" }], Refusals(await ExtendAsync(new(id, " "))));
        Assert.Equal([new RightsRequestUnknown()], Refusals(await ExtendAsync(new(new RightsRequestId(Guid.Empty), "Molti archivi."))));

        _desk.Clock.MoveTo(RomeTime.StartOf(new LocalDate(2026, 12, 17)));
        Assert.Equal([new RightsExtensionTooLate { Where = "/at" }], Refusals(await ExtendAsync(new(id, "Molti archivi."))));
        Done(await ExtendAsync(new(id, "Molti archivi.", RomeTime.StartOf(new LocalDate(2026, 12, 17)) - Duration.FromSeconds(1))));
        Done(await _desk.WithAsync<CloseRightsRequest, Result<RightsCase>>(close => close.RunAsync(new(id, "Ritirata dalla persona."), _desk.Officer, default)));
        Assert.Equal([new RightsRequestClosed()], Refusals(await ForwardAsync(new(id, RightsMeans.Email))));
    }

    [Fact]
    public async Task The_figures_of_a_month_are_sealed_once_its_term_is_over_and_measured_again()
    {
        var (client, month) = (_desk.Client.VatNumber.Digits, new YearMonth(2026, 11));
        var one = (await RecordAsync(Command())).ValueOrThrow().Request.Id;
        await RecordAsync(Command());
        Done(await ForwardAsync(new(one, RightsMeans.Email)));
        Done(await AnswerAsync(new(one, RightsMeans.Email, RightsOutcome.Granted)));
        var now = await _desk.WithAsync<ReadRightsRequests, RightsFigures>(read => read.MeasureAsync(client, month, default));
        Assert.Equal((new Ratio(1, 1), new Ratio(1, 2), 1L), (now.ForwardedInTime, now.AnsweredInTime, now.Running));
        _desk.Clock.MoveTo(RomeTime.StartOf(new LocalDate(2026, 12, 30)));
        Assert.Equal([new RightsMonthNotSettled { Where = "/month" }], Assert.IsType<Result<SealedEvidence>.Refused>(await SealAsync(client, month)).Refusals);

        _desk.Clock.MoveTo(RomeTime.StartOf(new LocalDate(2026, 12, 31)));
        var evidence = (await SealAsync(client, month)).ValueOrThrow();
        await RecordAsync(Command() with { ReceivedAt = RomeTime.StartOf(new LocalDate(2026, 11, 18)) });

        Assert.Equal(evidence, (await SealAsync(client, month)).ValueOrThrow());
        Assert.Equal((2L, 1L, 0L), (Count(evidence, "received"), Count(evidence, "answered_in_time"), Count(evidence, "running")));
        var verified = await _desk.VerifyAsync(SealRightsFigures.SubjectOf(client));
        Assert.IsType<Outcome.Met>(Assert.Single(verified.Checks, check => check.Name == EvidenceChecks.Recomputed).Outcome);
    }

    [Fact]
    public async Task Number_and_note_are_erased_when_their_time_is_over_and_never_while_something_is_to_be_done()
    {
        var over = (await RecordAsync(Command() with { Phone = Phone, Note = "Chiede di non essere richiamata." })).ValueOrThrow().Request.Id;
        var open = (await RecordAsync(Command() with { Phone = Phone })).ValueOrThrow().Request.Id;
        Done(await ForwardAsync(new(over, RightsMeans.Email)));
        _desk.Clock.MoveTo(RomeTime.StartOf(new LocalDate(2026, 12, 1)) + Duration.FromHours(10));
        Done(await AnswerAsync(new(over, RightsMeans.Email, RightsOutcome.Granted)));

        _desk.Clock.MoveTo(RomeTime.StartOf(new LocalDate(2028, 12, 1)) - Duration.FromSeconds(1));
        Assert.Equal(new EraseWhatIsOver.Erased(0, 0, 0), await EraseAsync());
        _desk.Clock.MoveTo(RomeTime.StartOf(new LocalDate(2028, 12, 1)));
        Assert.Equal(new EraseWhatIsOver.Erased(1, 0, 0), await EraseAsync());
        Assert.Equal(new EraseWhatIsOver.Erased(0, 0, 0), await EraseAsync());

        var erased = (await _desk.WithAsync<IRightsRequests, RightsCase?>(requests => requests.FindAsync(over, default)))!;
        Assert.Equal(((SubscriberNumber?)null, null, 2), (erased.Request.Phone, erased.Request.Note, erased.Events.Count));
        Assert.Equal(Phone, (await _desk.WithAsync<IRightsRequests, RightsCase?>(requests => requests.FindAsync(open, default)))!.Request.Phone);
        Assert.Contains("rights-request-details-erased", (await TrailAsync()).Select(act => act.Verb));
    }

    private async Task<EraseWhatIsOver.Erased> EraseAsync() =>
        (await _desk.WithAsync<EraseWhatIsOver, Result<EraseWhatIsOver.Erased>>(erase => erase.RunAsync(default))).ValueOrThrow();

    private RecordRightsRequest.Command Command() => new(
        RightsRequestKind.Objection, RightsChannel.Call, _desk.Client.VatNumber.Digits, _desk.Centre, _desk.Clock.GetCurrentInstant() - Duration.FromHours(1));

    private static long Count(SealedEvidence evidence, string name) => ((Json.Integer)evidence.Fact.Statement[name]!).Value;

    private static void Done(Result<RightsCase> result) => result.ValueOrThrow();

    private static Sequence<Refusal> Refusals(Result<RightsCase> result) => Assert.IsType<Result<RightsCase>.Refused>(result).Refusals;

    private async Task<List<AuditAct>> TrailAsync() =>
        [.. (await _desk.WithAsync<IAuditTrail, Sequence<AuditEntry>>(trail => trail.ReadAsync(new AuditQuery { SubjectKind = "rights-request" }, default))).Select(entry => entry.Act)];

    private Task<Sequence<StandingRightsRequest>> PressingAsync() => _desk.WithAsync<ReadRightsRequests, Sequence<StandingRightsRequest>>(read => read.PressingAsync(default));

    private Task<Result<RightsCase>> RecordAsync(RecordRightsRequest.Command command) =>
        _desk.WithAsync<RecordRightsRequest, Result<RightsCase>>(record => record.RunAsync(command, _desk.Officer, default));

    private Task<Result<RightsCase>> ForwardAsync(ForwardRightsRequest.Command command) =>
        _desk.WithAsync<ForwardRightsRequest, Result<RightsCase>>(forward => forward.RunAsync(command, _desk.Officer, default));

    private Task<Result<Sequence<RightsCase>>> ForwardAllAsync(ForwardAllRightsRequests.Command command) =>
        _desk.WithAsync<ForwardAllRightsRequests, Result<Sequence<RightsCase>>>(forward => forward.RunAsync(command, _desk.Officer, default));

    private Task<Result<RightsCase>> AnswerAsync(AnswerRightsRequest.Command command) =>
        _desk.WithAsync<AnswerRightsRequest, Result<RightsCase>>(answer => answer.RunAsync(command, _desk.Officer, default));

    private Task<Result<RightsCase>> ExtendAsync(ExtendRightsRequest.Command command) =>
        _desk.WithAsync<ExtendRightsRequest, Result<RightsCase>>(extend => extend.RunAsync(command, _desk.Officer, default));

    private Task<Result<SealedEvidence>> SealAsync(string client, YearMonth month) =>
        _desk.WithAsync<SealRightsFigures, Result<SealedEvidence>>(seal => seal.RunAsync(client, month, _desk.Officer, default));
}
