// SPDX-License-Identifier: EUPL-1.2
using System.Net.Mail;
using Filiera.Kernel;
using Filiera.Operations;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Chooses where reminders go. What became due before is not told any more.</summary>
public sealed class DirectReminders(IUnitOfWork unit, IReminderAddresses addresses, IAuditTrail audit, IClock clock)
{
    private const int MostReceivers = 50;

    /// <summary>What is chosen.</summary>
    /// <param name="From">The sender of e-mails, or null without any.</param>
    /// <param name="To">Who gets an e-mail.</param>
    /// <param name="Webhook">The address told over HTTP, or null.</param>
    /// <param name="WebhookSecret">Its secret, or null for that of before or a new one.</param>
    public sealed record Command(string? From, Sequence<string> To, string? Webhook, string? WebhookSecret = null);

    /// <returns>What is chosen now, with the secret that the receiver must know; or everything that is wrong with it.</returns>
    public async Task<Result<ReminderAddresses>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Problems(command) is { Count: > 0 } problems)
        {
            return Sequence.From(problems);
        }

        var before = await addresses.ReadAsync(ct);
        var webhook = command.Webhook is null ? null : new Uri(command.Webhook);
        var chosen = new ReminderAddresses(
            clock.GetCurrentInstant(),
            command.From ?? "",
            command.To,
            webhook,
            webhook is null ? null : command.WebhookSecret ?? before?.WebhookSecret ?? StandardWebhook.NewSecret());
        return await KeepAsync(chosen, by, ct) switch
        {
            Result<bool>.Refused refused => refused.Refusals,
            _ => chosen,
        };
    }

    /// <summary>From here on nobody is reminded.</summary>
    public Task<Result<bool>> StopAsync(Actor by, CancellationToken ct) => KeepAsync(null, by, ct);

    private Task<Result<bool>> KeepAsync(ReminderAddresses? chosen, Actor by, CancellationToken ct) => unit.CommitAsync<bool>(
        async token =>
        {
            await audit.AppendAsync(
                new AuditAct(by, chosen is null ? "reminders-stopped" : "reminders-directed", "reminders", "installation", Json.Object(
                    ("mail", chosen?.To.Count ?? 0), ("webhook", chosen?.Webhook is { } url ? url.GetLeftPart(UriPartial.Authority) : Json.Null))),
                token);
            await addresses.WriteAsync(chosen, token);
            return true;
        },
        ct);

    private static List<Refusal> Problems(Command command)
    {
        var problems = new List<Refusal>();
        if (command.To.IsEmpty && command.Webhook is null)
        {
            problems.Add(new ReminderGoesNowhere());
        }

        if (command.To.Count > MostReceivers || !command.To.All(IsAddress))
        {
            problems.Add(new ReminderMailInvalid { Where = "/to" });
        }

        if ((!command.To.IsEmpty && command.From is null) || (command.From is not null && !IsAddress(command.From)))
        {
            problems.Add(new ReminderMailInvalid { Where = "/from" });
        }

        if (command.Webhook is not null && !IsWebhook(command.Webhook))
        {
            problems.Add(new ReminderWebhookInvalid { Where = "/webhook" });
        }

        if (command.WebhookSecret is not null && (command.Webhook is null || !StandardWebhook.IsSecret(command.WebhookSecret)))
        {
            problems.Add(new ReminderWebhookInvalid { Where = "/webhook-secret" });
        }

        return problems;
    }

    // Nothing that could begin another header.
    private static bool IsAddress(string text) =>
        text.Length <= 254 && text.All(one => one is > ' ' and < (char)127) && MailAddress.TryCreate(text, out var read) && read.Address == text && read.DisplayName.Length == 0;

    private static bool IsWebhook(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}
