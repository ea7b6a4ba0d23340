// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: a consultation is gone through from every side with one bed.
using System.Text;
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Flows;

/// <summary>A consultation from draft to permit, against the simulator, as a compliance officer goes through it.</summary>
public sealed class ConsultationsOfTheRegister : IAsyncLifetime
{
    private const string List = "telefono;base;riferimento;data_consenso;finalita;destinatario\n";
    private ScreeningDesk _desk = null!;

    private string Vat => _desk.Client.VatNumber.Digits;

    public async ValueTask InitializeAsync() => _desk = await ScreeningDesk.OpenAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task From_draft_to_permit_and_the_list_is_screened_with_the_answer()
    {
        var received = (await _desk.ReceiveAsync(Numbers(40))).ValueOrThrow();
        await _desk.DrainAsync(received.Job);
        var list = received.List;
        var drafted = await DraftAsync(list.Id);
        Assert.Equal((40, 0), (drafted.Draft.Counts.Asked, drafted.Draft.Counts.LeftOut));
        Assert.Equal([new RegisterAccountMissing()], (await ExportAsync(drafted)).Against());
        await StateAsync();
        var exported = (await ExportAsync(drafted)).ValueOrThrow();
        Assert.Equal([new ConsultationAlreadyExported()], (await ExportAsync(drafted)).Against());
        _desk.Clock.MoveTo(_desk.Clock.GetCurrentInstant() + Duration.FromHours(2));

        var files = await SimulateAsync(exported);
        var answered = (await ImportAsync(exported, files)).ValueOrThrow();

        var answer = Assert.Single(answered.Answers);
        var set = await _desk.WithAsync<IAnswerSets, AnswerSet?>(sets => sets.FindAsync(answer.Digest, default));
        Assert.Equal((Vat, 40, answer.Remove), (set!.ControllerVat, set.Numbers, set.Remove));
        Assert.Equal([exported.Parts[0].Content], set.Submitted);
        Assert.InRange(answer.Remove, 4, 25);
        Assert.True(answer is { IsSimulated: true, IsLate: false });
        Assert.False(await _desk.WithAsync<IBlobs, bool>(blobs => blobs.ExistsAsync(files[0].Content, default)));
        await VerifyPermitAsync(answered, answer);

        var again = (await _desk.WithAsync<ScreenAgain, Result<JobId>>(screen => screen.RunAsync(new ScreenAgain.Command(list.Id, answer.Digest), _desk.Officer, default))).ValueOrThrow();
        Assert.Equal(JobState.Done, (await _desk.DrainAsync(again)).State);
        var record = await _desk.WithAsync<IScreenings, ScreeningRecord?>(screenings => screenings.NewestOfAsync(list.Id, default));
        Assert.DoesNotContain(record!.Reasons, reason => reason.Reason.StartsWith(ReasonCodes.NoAnswer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_does_not_belong_is_refused_kept_and_forgotten_and_the_right_answer_still_comes_in()
    {
        var exported = await ExportedAsync(30);
        foreach (var (fault, code) in new[]
        {
            (SimulatedFault.AnotherController, "answer-of-another-controller"),
            (SimulatedFault.AnotherConsultation, "answer-of-another-consultation"),
            (SimulatedFault.NeverSubmitted, "answer-never-submitted"),
            (SimulatedFault.Truncated, "answer-truncated"),
            (SimulatedFault.Duplicated, "answer-repeats-itself"),
            (SimulatedFault.Contradictory, "answer-contradicts-itself"),
            (SimulatedFault.FromTheFuture, "answer-from-the-future"),
        })
        {
            var wrong = await SimulateAsync(exported, fault);
            var refused = (await ImportAsync(exported, wrong)).Against();
            Assert.Equal(code, refused[0].Code);
            Assert.StartsWith(wrong[0].Name + ", line ", refused[0].Where, StringComparison.Ordinal);
            Assert.False(await _desk.WithAsync<IBlobs, bool>(blobs => blobs.ExistsAsync(wrong[0].Content, default)));
        }

        var waiting = await FindAsync(exported.Id);
        Assert.Equal((7, 0, 1), (waiting.Refusals, waiting.Answers.Count, waiting.Waiting.Count));
        Assert.Empty(await _desk.WithAsync<IAnswerSets, Sequence<AnswerSet>>(sets => sets.ListAsync(Vat, 10, null, default)));
        Assert.Single((await ImportAsync(exported, await SimulateAsync(exported))).ValueOrThrow().Answers);
        Assert.Equal([new ConsultationNotWaiting()], (await ImportAsync(exported, [])).Against());
    }

    [Fact]
    public async Task A_late_answer_is_taken_and_said_to_be_late()
    {
        var exported = await ExportedAsync(10);
        Assert.IsType<SimulatedAnswerNotReady>((await AskAsync(exported, SimulatedFault.Late, AnswerForm.Result)).Against()[0]);
        _desk.Clock.MoveTo(_desk.Clock.GetCurrentInstant() + Duration.FromHours(31));

        Assert.Equal(ConsultationState.Overdue, (await ViewAsync(exported.Id)).Standing.State);
        var answered = (await ImportAsync(exported, await SimulateAsync(exported, SimulatedFault.Late))).ValueOrThrow();

        Assert.True(answered.Answers[0].IsLate);
        Assert.Equal(ConsultationState.Fresh, (await ViewAsync(exported.Id)).Standing.State);
        _desk.Clock.MoveTo(_desk.Clock.GetCurrentInstant() + Duration.FromDays(12));
        Assert.Equal((ConsultationState.Expiring, ConsultationAct.Repeat), ((await ViewAsync(exported.Id)).Standing.State, (await ViewAsync(exported.Id)).Standing.Next));
    }

    [Fact]
    public async Task A_cleansed_list_says_by_what_is_missing()
    {
        var exported = await ExportedAsync(60);
        var files = (await AskAsync(exported, SimulatedFault.None, AnswerForm.Cleansed)).ValueOrThrow();

        Assert.Equal([new AnswerAskedAtMissing { Where = "/askedAt" }], (await ImportAsync(exported, files, AnswerForm.Cleansed)).Against());
        var answered = (await ImportAsync(exported, files, AnswerForm.Cleansed, files[0].At)).ValueOrThrow();
        var set = await _desk.WithAsync<IAnswerSets, AnswerSet?>(sets => sets.FindAsync(answered.Answers[0].Digest, default));

        Assert.Equal((60, answered.Answers[0].Remove), (set!.Numbers, set.Remove));
        Assert.InRange(set.Remove, 8, 35);
    }

    [Fact]
    public async Task A_cleansed_list_from_which_nothing_is_missing_does_not_take_the_list_with_it()
    {
        var exported = await ExportedAsync(3);
        var same = new DeliveredFile(InputKind.Answers, "tutti.csv", exported.Parts[0].Content);

        var answered = (await ImportAsync(exported, [same], AnswerForm.Cleansed, exported.ExportedAt)).ValueOrThrow();

        Assert.Equal(0, answered.Answers[0].Remove);
        Assert.True(await _desk.WithAsync<IBlobs, bool>(blobs => blobs.ExistsAsync(exported.Parts[0].Content, default)));
    }

    [Fact]
    public async Task A_daily_limit_cuts_the_list_and_its_parts_become_one_set()
    {
        await StateAsync(dailyLimit: 15);
        var exported = (await ExportAsync(await DraftAsync((await _desk.ReceiveAsync(Numbers(40))).ValueOrThrow().List.Id))).ValueOrThrow();
        Assert.Equal([15L, 15L, 10L], exported.Parts.Select(part => part.Rows));
        Assert.Equal([16, 17, 18], exported.Parts.Select(part => RomeTime.DayOf(part.SendFrom).Day));
        Assert.IsType<SimulatedAnswerNotReady>((await AskAsync(exported, SimulatedFault.None, AnswerForm.Result)).Against()[0]);
        _desk.Clock.MoveTo(_desk.Clock.GetCurrentInstant() + Duration.FromDays(2));

        var files = await SimulateAsync(exported);
        var first = (await ImportAsync(exported, [files[1]])).ValueOrThrow();
        Assert.Equal([2], first.Answers.Select(answer => answer.Part));
        var whole = (await ImportAsync(exported, [files[0], files[2]])).ValueOrThrow();

        Assert.Empty(whole.Waiting);
        Assert.Equal(2, whole.Answers.Select(answer => answer.Digest).Distinct().Count());
        Assert.Equal(3, whole.Answers.Select(answer => PermitForm.Read(answer.Permit).ValueOrThrow().List).Distinct().Count());
    }

    [Fact]
    public async Task Parts_answered_on_different_days_are_used_together_each_until_its_own_day()
    {
        await StateAsync(dailyLimit: 15);
        var received = (await _desk.ReceiveAsync(Numbers(40).Replace("CONSENSO", "elenco", StringComparison.Ordinal))).ValueOrThrow();
        await _desk.DrainAsync(received.Job);
        var exported = (await ExportAsync(await DraftAsync(received.List.Id))).ValueOrThrow();
        var start = _desk.Clock.GetCurrentInstant();
        foreach (var day in Enumerable.Range(1, 3))
        {
            _desk.Clock.MoveTo(start + Duration.FromDays(day + 1));
            var files = await SimulateAsync(exported);
            await ImportAsync(exported, [files[0]]);
            exported = await FindAsync(exported.Id);
        }

        var sets = await _desk.WithAsync<IAnswerSets, Sequence<AnswerSet>>(store => store.ListAsync(Vat, 10, null, default));
        Assert.Equal(3, sets.Count);
        var record = await ScreenedAgainAsync(received.List.Id);

        Assert.DoesNotContain(record.Reasons, reason => reason.Reason.StartsWith(ReasonCodes.NoAnswer, StringComparison.Ordinal));
        Assert.Equal(40 - sets.Sum(set => set.Remove), record.Counts.Allow);
        Assert.Equal(sets.Min(set => set.Oldest) + Duration.FromDays(15), record.ValidUntil);
        var receipt = ReceiptForm.Read((await _desk.WithAsync<IReceipts, KeptReceipt?>(store => store.FindAsync(record.Receipt, default)))!.Envelope).ValueOrThrow();
        Assert.Equal(sets.Select(set => set.Digest).Order(), receipt.Answers!.Sets.Select(set => set.Digest));
        Assert.Equal(sets.SelectMany(set => set.Sources).Select(source => source.Content).Order(), receipt.Answers.Sources);
        foreach (var slowly in new[] { false, true })
        {
            var found = await _desk.WithAsync<CheckReceipt, Result<CheckReceipt.Checked>>(check => check.RunAsync(record.Receipt, slowly, default));
            Assert.True(found.ValueOrThrow().Verification.Holds);
        }

        var evidence = await _desk.VerifyAsync(new EvidenceSubject("campaign", _desk.Campaign.Value.ToString()));
        Assert.All(evidence.Checks.Where(check => check.Name == "recomputed"), check => Assert.IsType<Outcome.Met>(check.Outcome));
        Assert.Equal(2, evidence.Checks.Count(check => check.Name == "recomputed"));

        // A second screening uses the join that is kept, and the day the first part ends its numbers end alone.
        Assert.Equal(4, (await _desk.WithAsync<IAnswerIndexes, Sequence<KeptAnswerIndex>>(store => store.ListAsync(Vat, default))).Count);
        _desk.Clock.MoveTo(sets.Min(set => set.Oldest)!.Value + Duration.FromDays(15));
        var later = await ScreenedAgainAsync(received.List.Id);
        Assert.Equal(4, (await _desk.WithAsync<IAnswerIndexes, Sequence<KeptAnswerIndex>>(store => store.ListAsync(Vat, default))).Count);
        Assert.Equal(sets.OrderBy(set => set.At).Skip(1).Sum(set => set.Numbers - set.Remove), later.Counts.Allow);
        Assert.Equal(sets.OrderBy(set => set.At).ElementAt(1).Oldest + Duration.FromDays(15), later.ValidUntil);
    }

    [Fact]
    public async Task The_plan_tells_what_is_worth_asking_what_is_free_and_what_remains()
    {
        await StateAsync(tier: new RegisterTier(45, Money.Euro(100)));
        await _desk.ReceiveAsync(Numbers(40) + "+39 333 7654321;CLIENTE;k-1;;;\nnon un numero;CONSENSO;c;;;\n");
        var before = await PlanAsync();
        Assert.Equal(new NumbersToAsk(40, 0, 0, 1, 0, 0), before.Numbers);
        Assert.Equal((45, true), (before.Remaining, before.Fits));

        var exported = (await ExportAsync((await DraftAllAsync()).ValueOrThrow())).ValueOrThrow();
        await ImportAsync(exported, await SimulateAsync(exported));
        Assert.Equal(new NumbersToAsk(0, 0, 40, 1, 0, 40), (await PlanAsync()).Numbers);

        _desk.Clock.MoveTo(_desk.Clock.GetCurrentInstant() + Duration.FromDays(15));
        await _desk.ReceiveAsync(Numbers(10, from: 500));
        var after = await PlanAsync();
        Assert.Equal(new NumbersToAsk(50, 40, 0, 1, 0, 40), after.Numbers);
        Assert.Equal((5, false), (after.Remaining, after.Fits));
        Assert.Equal([new ConsultationOverTier(5)], (await ExportAsync((await DraftAllAsync()).ValueOrThrow())).Against());
    }

    [Fact]
    public async Task A_break_off_leaves_a_trace_and_the_answer_is_taken_in_again()
    {
        var exported = await ExportedAsync(10);
        var left = await _desk.KeepAsync("risposta lasciata a metà");
        await AppendAsync(exported, new ConsultationEvent.ImportBegun([new ListInput(InputKind.Answers, "a.csv", left, 3)]));
        Assert.Equal(ConsultationAct.ImportAgain, (await ViewAsync(exported.Id)).Standing.Next);

        var answered = (await ImportAsync(exported, await SimulateAsync(exported))).ValueOrThrow();

        Assert.Empty(answered.Unfinished);
        Assert.False(await _desk.WithAsync<IBlobs, bool>(blobs => blobs.ExistsAsync(left, default)));
    }

    [Fact]
    public async Task A_list_of_another_client_is_not_asked_about_and_a_consultation_can_be_given_up()
    {
        var other = _desk.Book.Organisations.Values.First(one => one.Has(OrganisationRole.Client) && one.Id != _desk.Client.Id);
        var list = (await _desk.ReceiveAsync(Numbers(5))).ValueOrThrow().List;
        Assert.Equal(
            [new ConsultationListOfAnotherClient { Where = "/lists" }],
            (await DraftAsync(new DraftConsultation.Command(other.VatNumber.Digits, Lists: [list.Id]))).Against());
        Assert.Equal([new ConsultationWithoutLists { Where = "/lists" }], (await DraftAsync(new DraftConsultation.Command(Vat))).Against());

        var exported = await ExportedAsync(5);
        Assert.Equal([new ConsultationReasonMissing { Where = "/reason" }], (await AbandonAsync(exported, " ")).Against());
        Assert.NotNull((await AbandonAsync(exported, "lista ritirata")).ValueOrThrow().AbandonedAt);
        Assert.Equal([new ConsultationAlreadyEnded()], (await AbandonAsync(exported, "due volte")).Against());
        Assert.Equal([new ConsultationNotWaiting()], (await AskAsync(exported, SimulatedFault.None, AnswerForm.Result)).Against());
    }

    private async Task<ScreeningRecord> ScreenedAgainAsync(ListId list)
    {
        var job = (await _desk.WithAsync<ScreenAgain, Result<JobId>>(screen => screen.RunAsync(
            new ScreenAgain.Command(list, AsOf: _desk.Clock.GetCurrentInstant()), _desk.Officer, default))).ValueOrThrow();
        Assert.Equal(JobState.Done, (await _desk.DrainAsync(job)).State);
        return (await _desk.WithAsync<IScreenings, ScreeningRecord?>(screenings => screenings.NewestOfAsync(list, default)))!;
    }

    private static string Numbers(int count, int from = 0)
    {
        var text = new StringBuilder(List);
        for (var i = from; i < from + count; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"+39 347 55{i:00000};CONSENSO;c-{i};01/06/2026;marketing;Polizze Immaginarie spa\n");
        }

        return text.ToString();
    }

    private async Task<Consultation> ExportedAsync(int numbers)
    {
        await StateAsync();
        return (await ExportAsync(await DraftAsync((await _desk.ReceiveAsync(Numbers(numbers))).ValueOrThrow().List.Id))).ValueOrThrow();
    }

    private Task<Result<RegisterAccount>> StateAsync(long? dailyLimit = null, RegisterTier? tier = null) => _desk.WithAsync<StateRegisterAccount, Result<RegisterAccount>>(
        state => state.RunAsync(new StateRegisterAccount.Command(Vat, 2026, tier ?? new RegisterTier(null, null), DailyLimit: dailyLimit), _desk.Officer, default));

    private async Task<Consultation> DraftAsync(ListId list) =>
        (await DraftAsync(new DraftConsultation.Command(Vat, _desk.Campaign, [list], Selection: DraftSelection.EveryNumber))).ValueOrThrow();

    private async Task<Result<Consultation>> DraftAllAsync() => await DraftAsync(new DraftConsultation.Command(
        Vat, Lists: Sequence.From((await _desk.WithAsync<IScreenings, Sequence<ContactList>>(lists => lists.ListsAsync(10, null, default))).Select(list => list.Id))));

    private Task<Result<Consultation>> DraftAsync(DraftConsultation.Command command) =>
        _desk.WithAsync<DraftConsultation, Result<Consultation>>(draft => draft.RunAsync(command, _desk.Officer, default));

    private Task<Result<Consultation>> ExportAsync(Consultation draft) => _desk.WithAsync<ExportConsultation, Result<Consultation>>(
        export => export.RunAsync(new ExportConsultation.Command(draft.Id), _desk.Officer, default));

    private async Task<Sequence<DeliveredFile>> SimulateAsync(Consultation exported, SimulatedFault fault = SimulatedFault.None) =>
        (await AskAsync(exported, fault, AnswerForm.Result)).ValueOrThrow();

    private Task<Result<Sequence<DeliveredFile>>> AskAsync(Consultation exported, SimulatedFault fault, AnswerForm form) =>
        _desk.WithAsync<SimulateRegister, Result<Sequence<DeliveredFile>>>(
            simulate => simulate.RunAsync(new SimulateRegister.Command(exported.Id, Form: form, Fault: fault), default));

    private Task<Result<Consultation>> ImportAsync(Consultation exported, Sequence<DeliveredFile> files, AnswerForm form = AnswerForm.Result, Instant? askedAt = null) =>
        _desk.WithAsync<ImportRegisterAnswer, Result<Consultation>>(import => import.RunAsync(
            new ImportRegisterAnswer.Command(exported.Id, Sequence.From(files.Select(file => file with { At = null })), form, askedAt), _desk.Officer, default));

    private Task<Result<Consultation>> AbandonAsync(Consultation exported, string reason) => _desk.WithAsync<AbandonConsultation, Result<Consultation>>(
        abandon => abandon.RunAsync(new AbandonConsultation.Command(exported.Id, reason), _desk.Officer, default));

    private Task AppendAsync(Consultation exported, ConsultationEvent happened) => _desk.WithAsync<IServiceProvider, Result<Consultation>>(services =>
        ((IUnitOfWork)services.GetService(typeof(IUnitOfWork))!).CommitAsync<Consultation>(
            token => ((IConsultations)services.GetService(typeof(IConsultations))!).AppendAsync(
                exported, new ConsultationEntry(_desk.Officer, _desk.Clock.GetCurrentInstant(), happened), token),
            default));

    private async Task<ConsultationPlan> PlanAsync() =>
        (await _desk.WithAsync<PlanConsultation, Result<ConsultationPlan>>(plan => plan.RunAsync(Vat, null, default))).ValueOrThrow();

    private async Task<Consultation> FindAsync(ConsultationId id) => (await ViewAsync(id)).Consultation;

    private async Task<ReadConsultations.View> ViewAsync(ConsultationId id) =>
        (await _desk.WithAsync<ReadConsultations, Result<ReadConsultations.View>>(read => read.FindAsync(id, default))).ValueOrThrow();

    private async Task VerifyPermitAsync(Consultation answered, PartAnswer answer)
    {
        var permit = PermitForm.Read(answer.Permit).ValueOrThrow();
        var keys = await _desk.WithAsync<IKeyStore, Sequence<TrustedKey>>(store => store.ListAsync(default));
        Assert.Equal(
            new DialPermit(
                Vat, _desk.Campaign, answered.Parts[0].Content, answer.Result, answered.Id, 1, answer.Oldest, answer.Oldest + Duration.FromDays(15), permit.IssuedAt, true, true),
            permit);
        Assert.All(answer.Permit.Verify(PermitForm.PayloadType, keys, PermitForm.Purpose, permit.IssuedAt).Checks, check => Assert.IsType<Outcome.Met>(check.Outcome));
    }
}

/// <summary>Looks into results.</summary>
internal static class Looked
{
    public static Sequence<Refusal> Against<T>(this Result<T> result) => Assert.IsType<Result<T>.Refused>(result).Refusals;
}
