// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Rulebook;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Flows;

/// <summary>From a list to its receipt, through review and back.</summary>
public sealed class ListsReviewed : IAsyncLifetime
{
    private ScreeningDesk _desk = null!;

    private string List => "telefono;base;riferimento;data;finalita;destinatario\n"
        + $"+39 347 1234567;consenso;C-1;2026-10-03;marketing;{_desk.Client.LegalName}\n"
        + $"06 69893123;consenso;C-2;2026-10-04;marketing;{_desk.Client.LegalName}\n"
        + "347 7654321;cliente;CT-1;;;\n"
        + "+39 347 1234567;cliente;CT-2;;;\n"
        + "non c'è;cliente;CT-3;;;\n";

    private static string Answers => "number_e164;result;checked_at\n"
        + "+393471234567;REMOVE;2026-11-15T10:00:00+01:00\n+390669893123;REMOVE;2026-11-15T10:00:00+01:00\n+393477654321;KEEP;2026-11-15T10:00:00+01:00\n";

    // A consent with its proof and origin on file, so that the register's answer alone is in question.
    private string Consents => "numero;riferimento;data;finalita;destinatario;origine;prova\n"
        + $"+393471234567;C-1;2026-10-03;marketing;{_desk.Client.LegalName};modulo web;double opt-in\n"
        + $"+390669893123;C-2;2026-10-04;marketing;{_desk.Client.LegalName};modulo web;double opt-in\n";

    public async ValueTask InitializeAsync() => _desk = await ScreeningDesk.OpenAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_person_decides_and_the_next_screening_carries_the_decision_into_a_new_receipt()
    {
        var first = await ScreenAsync();
        Assert.Equal(new VerdictCounts(1, 0, 2, 0, 1, 1), first.Counts);
        var queue = (await _desk.WithAsync<IReviews, ReviewQueue?>(reviews => reviews.FindAsync(first.Id, default)))!;
        Assert.Equal(2, queue.Rows);
        var page = (await _desk.WithAsync<ReadReview, Result<ReadReview.Page>>(read => read.RunAsync(first.Id, null, 0, 1, default))).ValueOrThrow();
        var item = Assert.Single(page.Items);
        Assert.Equal(("+393471234567", 0L, 1L, "C-1"), (item.Number.Reveal(), item.Place, page.Next, item.Fields[2]));

        var decided = (await DecideAsync(first, null, 0, ReviewChoice.Allow, "consenso successivo all'iscrizione, prova in archivio")).ValueOrThrow();
        await DecideAsync(first, queue.Groups[0].Number, null, ReviewChoice.KeepWithheld, "nessuna prova per tutto il gruppo");
        await DecideAsync(first, null, 0, ReviewChoice.Allow, "consenso successivo all'iscrizione, prova in archivio");
        Assert.Equal(ReviewChoice.Allow, decided.Choice);

        _desk.Clock.MoveTo(_desk.Clock.GetCurrentInstant() + Duration.FromHours(1));
        var job = (await _desk.WithAsync<ScreenAgain, Result<JobId>>(again => again.RunAsync(new ScreenAgain.Command(first.List), _desk.Officer, default))).ValueOrThrow();
        Assert.Equal(JobState.Done, (await _desk.DrainAsync(job)).State);
        var second = (await _desk.WithAsync<IScreenings, ScreeningRecord?>(screenings => screenings.NewestOfAsync(first.List, default)))!;
        Assert.Equal(new VerdictCounts(2, 1, 0, 0, 1, 1), second.Counts);
        Assert.Contains(second.Reasons, reason => reason is { Verdict: Verdict.Allow, Reason: ReasonCodes.DecidedAllow, Rows: 1 });
        Assert.Contains(second.Reasons, reason => reason is { Verdict: Verdict.Withhold, Reason: ReasonCodes.DecidedWithhold, Rows: 1 });
        Assert.NotEqual(first.Receipt, second.Receipt);
        Assert.Equal(
            "review-superseded",
            Assert.Single(Assert.IsType<Result<RecordedDecision>.Refused>(await DecideAsync(first, null, 0, ReviewChoice.Allow, "troppo tardi per questa")).Refusals).Code);
    }

    [Fact]
    public async Task A_mapped_list_in_wide_text_is_reviewed_screened_again_and_checked_down_to_the_tree()
    {
        byte[] wide = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a;b;c;d;e;f\n" + List[(List.IndexOf('\n', StringComparison.Ordinal) + 1)..])];
        var content = await _desk.WithAsync<IBlobs, ContentHash>(blobs => blobs.PutAsync(new MemoryStream(wide), default));
        string[] meanings = ["number", "basis", "reference", "date", "purpose", "recipient"];
        var mapping = new ListMapping(true, null, null, null, Sequence.From(meanings.Select((meaning, i) => new MappedColumn(meaning, null, i + 1))));
        var command = new ReceiveContactList.Command(
            "lista.csv", _desk.Centre, _desk.Campaign, content, await _desk.FilesAsync((InputKind.Answers, Answers), (InputKind.Consents, Consents)), Mapping: mapping);
        var absent = command with { Mapping = mapping with { Columns = [new MappedColumn("number", "assente", null)] } };
        Assert.Equal(
            [new MappingColumnNotFound("assente", 0) { Where = "/mapping/columns/number" }],
            Assert.IsType<Result<ReceiveContactList.Receipt>.Refused>(await ReceiveAsync(absent)).Refusals);

        var received = (await ReceiveAsync(command)).ValueOrThrow();
        Assert.Equal(JobState.Done, (await _desk.DrainAsync(received.Job)).State);
        var first = (await _desk.WithAsync<IScreenings, ScreeningRecord?>(screenings => screenings.NewestOfAsync(received.List.Id, default)))!;
        Assert.Equal(new VerdictCounts(1, 0, 2, 0, 1, 1), first.Counts);
        await DecideAsync(first, null, 0, ReviewChoice.Allow, "consenso successivo all'iscrizione, prova in archivio");
        _desk.Clock.MoveTo(_desk.Clock.GetCurrentInstant() + Duration.FromHours(1));
        var job = (await _desk.WithAsync<ScreenAgain, Result<JobId>>(again => again.RunAsync(new ScreenAgain.Command(first.List), _desk.Officer, default))).ValueOrThrow();
        Assert.Equal(JobState.Done, (await _desk.DrainAsync(job)).State);
        var second = (await _desk.WithAsync<IScreenings, ScreeningRecord?>(screenings => screenings.NewestOfAsync(first.List, default)))!;
        Assert.Equal(new VerdictCounts(2, 0, 1, 0, 1, 1), second.Counts);

        foreach (var slowly in new[] { false, true })
        {
            var found = (await _desk.WithAsync<CheckReceipt, Result<CheckReceipt.Checked>>(check => check.RunAsync(second.Receipt, slowly, default))).ValueOrThrow();
            Assert.All(found.Verification.Checks, check => Assert.IsType<Filiera.Kernel.Outcome.Met>(check.Outcome));
        }

        Task<Result<ReceiveContactList.Receipt>> ReceiveAsync(ReceiveContactList.Command asked) =>
            _desk.WithAsync<ReceiveContactList, Result<ReceiveContactList.Receipt>>(receive => receive.RunAsync(asked, _desk.Officer, default));
    }

    [Theory]
    [InlineData(null, 0L, "breve", "review-reason-missing")]
    [InlineData(null, 2L, "una motivazione", "review-item-unknown")]
    [InlineData(7, null, "una motivazione", "review-item-unknown")]
    [InlineData(1, 0L, "una motivazione", "review-item-unknown")]
    public async Task A_decision_needs_a_reason_and_something_to_decide(int? group, long? place, string reason, string code)
    {
        var screening = await ScreenAsync();
        var refused = Assert.IsType<Result<RecordedDecision>.Refused>(await DecideAsync(screening, group, place, ReviewChoice.Allow, reason));
        Assert.Equal(code, Assert.Single(refused.Refusals).Code);
    }

    [Fact]
    public async Task A_screening_signs_a_receipt_that_verifies_and_its_secret_can_be_erased()
    {
        var screening = await ScreenAsync();
        var kept = (await _desk.WithAsync<IReceipts, KeptReceipt?>(receipts => receipts.FindAsync(screening.Receipt, default)))!;
        var receipt = ReceiptForm.Read(kept.Envelope).ValueOrThrow();
        Assert.Equal((screening.Counts.Rows, screening.ValidUntil, true), (receipt.Tree.Size, receipt.ValidUntil, receipt.Demonstration));
        Assert.Equal(screening.Outputs.Callable, receipt.Outputs.Callable);
        var keys = await _desk.WithAsync<IKeyStore, Sequence<TrustedKey>>(store => store.ListAsync(default));
        Assert.All(kept.Envelope.Verify(ReceiptForm.PayloadType, keys, ReceiptKeys.Purpose, kept.At).Checks, check => Assert.IsType<Outcome.Met>(check.Outcome));

        Assert.NotNull(await _desk.WithAsync<IReceiptSecrets, SaltSecret?>(secrets => secrets.FindAsync(screening.Receipt, default)));
        (await EraseAsync(screening.Receipt)).ValueOrThrow();
        Assert.Null(await _desk.WithAsync<IReceiptSecrets, SaltSecret?>(secrets => secrets.FindAsync(screening.Receipt, default)));
        Assert.Equal(new ReceiptSecretNotKept(), Assert.Single(Assert.IsType<Result<KeptReceipt>.Refused>(await EraseAsync(screening.Receipt)).Refusals));
    }

    [Fact]
    public async Task What_was_sealed_is_measured_again_from_its_inputs()
    {
        await ScreenAsync();
        var subject = new EvidenceSubject("campaign", _desk.Campaign.Value.ToString());
        var verified = await _desk.VerifyAsync(subject);
        Assert.IsType<Outcome.Met>(Assert.Single(verified.Checks, check => check.Name == EvidenceChecks.Recomputed).Outcome);
    }

    [Fact]
    public async Task A_preview_counts_what_the_screening_counts_and_says_what_would_change()
    {
        var command = new PreviewScreening.Command(
            _desk.Centre, _desk.Campaign, await _desk.KeepAsync(List), await _desk.FilesAsync((InputKind.Answers, Answers), (InputKind.Consents, Consents)),
            null, new Supposition(WithoutConsents: true));
        var begun = (await _desk.WithAsync<PreviewScreening, Result<PreviewScreening.Begun>>(preview => preview.BeginAsync(command, _desk.Officer, default))).ValueOrThrow();
        var preview = begun.Preview!;
        Assert.Equal(new VerdictCounts(1, 0, 2, 0, 1, 1), preview.Present.Counts);
        Assert.Equal(new VerdictCounts(1, 2, 0, 0, 1, 1), preview.Supposed!.Counts);
        Assert.Contains(preview.Changes, change => change is { Verdict: Verdict.Withhold, Before: 0, After: 2 });
        Assert.Equal(preview, ScreeningPreview.FromJson(preview.ToJson()));
        Assert.Empty(await _desk.WithAsync<IScreenings, Sequence<ContactList>>(screenings => screenings.ListsAsync(10, null, default)));
    }

    [Fact]
    public async Task A_preview_of_another_date_finds_the_answers_too_old()
    {
        const string answer = "number_e164;result;checked_at\n+393477654321;KEEP;2026-11-15T10:00:00+01:00\n";
        var command = new PreviewScreening.Command(
            _desk.Centre, _desk.Campaign, await _desk.KeepAsync("telefono;base\n347 7654321;elenco\n"), await _desk.FilesAsync((InputKind.Answers, answer)),
            null, new Supposition(AsOf: _desk.Clock.GetCurrentInstant() + Duration.FromDays(20)));
        var preview = (await _desk.WithAsync<PreviewScreening, Result<ScreeningPreview>>(one => one.RunAsync(command, default))).ValueOrThrow();
        Assert.Equal((1L, 0L), (preview.Present.Counts.Allow, preview.Supposed!.Counts.Allow));
        Assert.Contains(preview.Supposed.Reasons, reason => reason.Reason == "answer-too-old(RPO-03)");
    }

    [Fact]
    public async Task Rules_without_a_choice_are_asked_about_with_their_sources()
    {
        var catalogue = await _desk.WithAsync<RuleCatalogue, RuleCatalogue>(Task.FromResult);
        var questions = await _desk.WithAsync<RulesAwaitingChoice, Sequence<RulesAwaitingChoice.Question>>(
            ask => ask.RunAsync(Sector.Insurance, Purpose.Promotion, new LocalDate(2026, 11, 16), default));
        Assert.Empty(questions);
        Assert.NotEmpty(catalogue.Rules);
    }

    [Fact]
    public async Task A_list_cannot_be_screened_as_of_tomorrow()
    {
        var command = new ReceiveContactList.Command(
            "lista.csv", _desk.Centre, _desk.Campaign, await _desk.KeepAsync(List), AsOf: _desk.Clock.GetCurrentInstant() + Duration.FromDays(1));
        var refused = Assert.IsType<Result<ReceiveContactList.Receipt>.Refused>(
            await _desk.WithAsync<ReceiveContactList, Result<ReceiveContactList.Receipt>>(receive => receive.RunAsync(command, _desk.Officer, default)));
        Assert.Equal([new AsOfInTheFuture { Where = "/as-of" }], refused.Refusals);
    }

    [Fact]
    public async Task Answers_are_compared_with_the_list_and_never_kept_in_clear()
    {
        var raw = ContentHash.Of(Encoding.UTF8.GetBytes(Answers));
        var screening = await ScreenAsync();
        var named = Assert.Single(screening.Inputs, input => input.Kind == InputKind.Answers);
        var set = (await _desk.WithAsync<IAnswerSets, AnswerSet?>(sets => sets.FindAsync(named.Content, default)))!;
        Assert.Equal((3L, 2L, raw), (set.Numbers, set.Remove, Assert.Single(set.Sources).Content));
        Assert.False(await _desk.WithAsync<IBlobs, bool>(blobs => blobs.ExistsAsync(raw, default)));

        var refused = Assert.IsType<Result<ReceiveContactList.Receipt>.Refused>(
            await _desk.ReceiveAsync("telefono;base\n347 7654321;elenco\n", (InputKind.Answers, Answers)));
        Assert.All(refused.Refusals, refusal => Assert.IsType<AnswerNeverSubmitted>(refusal));
    }

    [Fact]
    public async Task A_list_without_answers_is_judged_by_the_newest_of_its_client()
    {
        var first = await ScreenAsync();
        var second = await _desk.ScreenAsync("telefono;base\n347 7654321;elenco\n");
        Assert.Equal(1, second.Counts.Allow);
        Assert.Equal(first.Inputs.Single(input => input.Kind == InputKind.Answers), second.Inputs.Single());
    }

    [Fact]
    public async Task Numbers_stay_out_of_the_database()
    {
        var screening = await ScreenAsync();
        await DecideAsync(screening, null, 0, ReviewChoice.KeepWithheld, "nessuna prova del consenso");
        var withheld = Encoding.UTF8.GetString(await _desk.BytesAsync(screening.Outputs.Withheld));
        Assert.Contains("+39 347 1234567", withheld, StringComparison.Ordinal);
        Assert.False(_desk.DatabaseHolds("3471234567") || _desk.DatabaseHolds("347 1234567") || _desk.DatabaseHolds("69893123"));
    }

    private Task<ScreeningRecord> ScreenAsync() => _desk.ScreenAsync(List, (InputKind.Answers, Answers), (InputKind.Consents, Consents));

    private Task<Result<RecordedDecision>> DecideAsync(ScreeningRecord screening, int? group, long? place, ReviewChoice choice, string reason)
    {
        _desk.Clock.MoveTo(_desk.Clock.GetCurrentInstant() + Duration.FromSeconds(20));
        return _desk.WithAsync<DecideReview, Result<RecordedDecision>>(decide => decide.RunAsync(
            new DecideReview.Command(screening.Id, group, place, choice, reason), _desk.Officer, default));
    }

    private Task<Result<KeptReceipt>> EraseAsync(ReceiptId receipt) =>
        _desk.WithAsync<EraseReceiptSecret, Result<KeptReceipt>>(erase => erase.RunAsync(receipt, _desk.Officer, default));
}
