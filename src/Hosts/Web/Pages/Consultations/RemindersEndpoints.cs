// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Reminders: which deadlines press, where people are told of them, and what was told.</summary>
public static class RemindersEndpoints
{
    /// <summary>Where they are.</summary>
    public const string Address = RegisterAnswersEndpoints.Address + "/promemoria";

    private const int MostTold = 100;
    private static readonly Sequence<string> Topics = [ReminderMessages.MailTopic, ReminderMessages.WebhookTopic];

    /// <summary>Maps <c>/lavoro/consultazioni/promemoria</c>.</summary>
    public static void MapReminders(this IEndpointRouteBuilder app) => app.MapPage(
        AccessPolicies.Workspace,
        Address,
        async (RemindOfDeadlines remind, IReminderAddresses addresses, IOutboxQueue outbox, IRightsRequests rights, IPartyLedger ledger, CancellationToken ct) =>
        {
            var due = await remind.DueAsync(ct);
            var told = await outbox.NewestAsync(Topics, MostTold, ct);
            return Answers.Page<RemindersPage>(
                ("Due", due),
                ("Addresses", await addresses.ReadAsync(ct)),
                ("Told", told),
                ("Links", await LinksAsync(due.Select(one => (one.Kind, one.Subject)).Concat(told.Select(one => ReminderText.Read(one.Message.Key)).OfType<(ReminderKind, string)>()), rights, ct)),
                ("Book", await ledger.ReadAsync(ct)));
        });

    // A rights request is named by its public number, and its page by its identifier.
    private static async Task<IReadOnlyDictionary<string, string>> LinksAsync(
        IEnumerable<(ReminderKind Kind, string Subject)> subjects, IRightsRequests rights, CancellationToken ct)
    {
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (kind, subject) in subjects.Distinct())
        {
            if (kind <= ReminderKind.AnswersExpired)
            {
                links[subject] = RegisterAnswersEndpoints.Address + "/" + subject;
            }
            else if (RightsRequestNumber.TryParse(subject, out var number) && await rights.FindAsync(number, ct) is { } known)
            {
                links[subject] = $"{RightsEndpoints.Address}/{known.Request.Id.Value}";
            }
        }

        return links;
    }
}
