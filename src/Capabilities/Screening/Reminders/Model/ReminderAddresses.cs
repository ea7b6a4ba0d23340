// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Where reminders go, as a person chose.</summary>
/// <param name="Since">Since when: what became due before is not told any more.</param>
/// <param name="From">The sender of e-mails.</param>
/// <param name="To">Who gets an e-mail; empty for nobody.</param>
/// <param name="Webhook">The address told over HTTP, or null.</param>
/// <param name="WebhookSecret">What those messages are signed with; null without an address.</param>
public sealed record ReminderAddresses(Instant Since, string From, Sequence<string> To, Uri? Webhook, string? WebhookSecret)
{
    /// <summary>Without the secret, and without anybody's address.</summary>
    public override string ToString() => FormattableString.Invariant($"{To.Count} by e-mail, {(Webhook is null ? 0 : 1)} by webhook");
}
