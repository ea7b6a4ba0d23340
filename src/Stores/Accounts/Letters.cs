// SPDX-License-Identifier: EUPL-1.2
using System.Net.Mail;
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Operations;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Stores.Accounts;

/// <summary>Puts letters into the outbox, inside a unit of work that is open.</summary>
internal sealed class Letters(IOutbox outbox, IClock clock)
{
    private const int Longest = 254;

    public Task SendAsync(Delivery delivery, string key, (string Subject, string Text) letter, CancellationToken ct) => outbox.AddAsync(
        new OutboxMessage(AccountLetters.Topic, key, Json.Object(
            ("at", InstantPattern.ExtendedIso.Format(clock.GetCurrentInstant())),
            ("from", delivery.From),
            ("subject", letter.Subject),
            ("text", letter.Text),
            ("to", Json.Array((Json)delivery.To)))),
        ct);

    /// <summary>True for an e-mail address as it is typed, without a name beside it.</summary>
    public static bool IsAddress(string text) =>
        text.Trim() is { Length: > 2 and <= Longest } email && MailAddress.TryCreate(email, out var parsed) && parsed.Address == email;

    /// <summary>True for an address that can stand in the head of a letter as it is: ASCII, without quotes, brackets or blanks.</summary>
    public static bool CanBeWrittenTo(string text) => IsAddress(text) && text.All(c => c is > ' ' and < (char)127 and not ('<' or '>' or '"' or ',' or '\\'));
}
