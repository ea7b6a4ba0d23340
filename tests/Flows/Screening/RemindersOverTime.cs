// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Flows;

/// <summary>Deadlines come one after the other, and somebody is told of each exactly once.</summary>
public sealed class RemindersOverTime : IAsyncLifetime
{
    private ScreeningDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await ScreeningDesk.OpenAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Every_deadline_is_told_once_by_mail_and_by_webhook_however_often_and_by_how_many_it_is_looked_for()
    {
        using var receiver = new WebhookReceiver();
        var directed = (await DirectAsync(new("filiera@example.org", ["controllo@example.org", "capo@example.org"], receiver.Address.ToString()))).ValueOrThrow();
        var start = _desk.Clock.GetCurrentInstant();
        var consultation = await ExportAsync();
        var request = (await RecordAsync()).Request.Number.ToString();

        var told = new List<(int Hour, string Type)>();
        for (var hour = 1; hour <= 24 * 36; hour++)
        {
            _desk.Clock.MoveTo(start + Duration.FromHours(hour));
            if (hour == 30)
            {
                await AnswerAsync(consultation);
            }

            // Two processes look at the same time, and each delivers what it finds.
            await Task.WhenAll(LookAsync(), LookAsync());
            told.AddRange(receiver.Take().Select(message => (hour, message.Type)));
        }

        // Nine in the morning of Monday 16 November is hour 0: the 24 hours of the register, the first working day after, 12 and 15 days from the instant at
        // which the register was asked, and the month of the answer to the person.
        Assert.Equal(
            [
                (15, "rights-request.forward-due"), (24, "consultation.answer-late"), (39, "rights-request.forward-late"),
                (12 * 24, "consultation.answers-expiring"), (15 * 24, "consultation.answers-expired"),
                (15 + (29 * 24), "rights-request.answer-due"), (15 + (30 * 24), "rights-request.answer-late"),
            ],
            told);
        Assert.Equal(7, receiver.Ids.Count);
        Assert.All(receiver.All, message => Assert.Equal(
            StandardWebhook.Sign(directed.WebhookSecret!, message.Id, Instant.FromUnixTimeSeconds(message.Timestamp), message.Body), message.Signature));

        var mails = Mails();
        Assert.Equal(7, mails.Count);
        Assert.All(mails, mail => Assert.Contains("To: <controllo@example.org>,\r\n <capo@example.org>\r\n", mail, StringComparison.Ordinal));
        Assert.Equal(4, mails.Count(mail => mail.Contains(request, StringComparison.Ordinal)));
        Assert.Equal(3, mails.Count(mail => mail.Contains(consultation.Id.Value.ToString(), StringComparison.Ordinal)));
        Assert.All(mails, mail => Assert.DoesNotContain("4567", mail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_came_before_somebody_chose_is_not_told_and_after_off_nothing_is()
    {
        await RecordAsync();
        _desk.Clock.MoveTo(_desk.Clock.GetCurrentInstant() + Duration.FromDays(5));
        (await DirectAsync(new("filiera@example.org", ["controllo@example.org"], null))).ValueOrThrow();
        await LookAsync();
        Assert.Empty(Mails());

        _desk.Clock.MoveTo(_desk.Clock.GetCurrentInstant() + Duration.FromDays(25));
        await LookAsync();
        Assert.Single(Mails());

        Assert.IsType<Result<bool>.Ok>(await _desk.WithAsync<DirectReminders, Result<bool>>(direct => direct.StopAsync(_desk.Officer, default)));
        _desk.Clock.MoveTo(_desk.Clock.GetCurrentInstant() + Duration.FromDays(1));
        await LookAsync();
        Assert.Single(Mails());
    }

    [Fact]
    public async Task A_receiver_that_is_away_is_told_later_and_once()
    {
        using var receiver = new WebhookReceiver { Status = 503 };
        (await DirectAsync(new(null, [], receiver.Address.ToString()))).ValueOrThrow();
        await RecordAsync();
        _desk.Clock.MoveTo(_desk.Clock.GetCurrentInstant() + Duration.FromDays(1));
        await LookAsync();
        Assert.Single(receiver.Take());

        receiver.Status = 204;
        _desk.Clock.MoveTo(_desk.Clock.GetCurrentInstant() + Duration.FromHours(2));
        await LookAsync();
        await LookAsync();
        Assert.Single(receiver.Take());
        Assert.Single(receiver.Ids);
    }

    [Theory]
    [InlineData(null, "controllo@example.org", null, "reminder-mail-invalid")]
    [InlineData("filiera@example.org", "controllo@example.org\r\nBcc: altri@example.org", null, "reminder-mail-invalid")]
    [InlineData("filiera@example.org", "Capo <capo@example.org>", null, "reminder-mail-invalid")]
    [InlineData(null, null, "http://example.org/hook", "reminder-webhook-invalid")]
    [InlineData(null, null, "https://user:pass@example.org/hook", "reminder-webhook-invalid")]
    [InlineData(null, null, "file:///etc/passwd", "reminder-webhook-invalid")]
    [InlineData(null, null, null, "reminder-goes-nowhere")]
    public async Task What_is_no_address_is_refused(string? from, string? to, string? webhook, string code) =>
        Assert.Equal(code, Assert.Single((await DirectAsync(new(from, to is null ? [] : [to], webhook))).Against()).Code);

    private Task<Result<ReminderAddresses>> DirectAsync(DirectReminders.Command command) =>
        _desk.WithAsync<DirectReminders, Result<ReminderAddresses>>(direct => direct.RunAsync(command, _desk.Officer, default));

    private async Task LookAsync()
    {
        Assert.IsType<Result<int>.Ok>(await _desk.WithAsync<RemindOfDeadlines, Result<int>>(remind => remind.RunAsync(default)));
        await _desk.WithAsync<OutboxDispatcher, int>(outbox => outbox.DispatchAsync(default));
    }

    private async Task<Consultation> ExportAsync()
    {
        var vat = _desk.Client.VatNumber.Digits;
        await _desk.WithAsync<StateRegisterAccount, Result<RegisterAccount>>(state => state.RunAsync(
            new StateRegisterAccount.Command(vat, 2026, new RegisterTier(null, null)), _desk.Officer, default));
        var list = (await _desk.ReceiveAsync("telefono;base\n+39 347 5500001;elenco\n+39 347 5500002;elenco\n")).ValueOrThrow().List.Id;
        var drafted = (await _desk.WithAsync<DraftConsultation, Result<Consultation>>(draft => draft.RunAsync(
            new DraftConsultation.Command(vat, _desk.Campaign, [list], Selection: DraftSelection.EveryNumber), _desk.Officer, default))).ValueOrThrow();
        return (await _desk.WithAsync<ExportConsultation, Result<Consultation>>(export => export.RunAsync(
            new ExportConsultation.Command(drafted.Id), _desk.Officer, default))).ValueOrThrow();
    }

    private async Task AnswerAsync(Consultation exported)
    {
        var files = (await _desk.WithAsync<SimulateRegister, Result<Sequence<DeliveredFile>>>(
            simulate => simulate.RunAsync(new SimulateRegister.Command(exported.Id), default))).ValueOrThrow();
        (await _desk.WithAsync<ImportRegisterAnswer, Result<Consultation>>(import => import.RunAsync(
            new ImportRegisterAnswer.Command(exported.Id, Sequence.From(files.Select(file => file with { At = null }))), _desk.Officer, default))).ValueOrThrow();
    }

    private async Task<RightsCase> RecordAsync() => (await _desk.WithAsync<RecordRightsRequest, Result<RightsCase>>(record => record.RunAsync(
        new RecordRightsRequest.Command(
            RightsRequestKind.Objection, RightsChannel.Call, _desk.Client.VatNumber.Digits, _desk.Centre, _desk.Clock.GetCurrentInstant(),
            Numbering.SubscriberNumber.Parse("+39 347 123 4567").ValueOrThrow()),
        _desk.Officer,
        default))).ValueOrThrow();

    private List<string> Mails()
    {
        var folder = Path.Combine(_desk.Files.Outgoing, "mail", "new");
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.eml").Select(File.ReadAllText)] : [];
    }
}
