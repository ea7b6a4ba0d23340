// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>An e-mail address is none.</summary>
public sealed record ReminderMailInvalid : Refusal
{
    /// <inheritdoc/>
    public override string Code => "reminder-mail-invalid";

    /// <inheritdoc/>
    public override string Message => "An e-mail address is not written as one.";

    /// <inheritdoc/>
    public override string Remedy => "Write each address as name@example.org, in ASCII, without a display name.";
}

/// <summary>The address for webhooks is none, or would carry messages in clear over a network.</summary>
public sealed record ReminderWebhookInvalid : Refusal
{
    /// <inheritdoc/>
    public override string Code => "reminder-webhook-invalid";

    /// <inheritdoc/>
    public override string Message => "The address for webhooks cannot be used.";

    /// <inheritdoc/>
    public override string Remedy => "Give an https address, or an http address of this machine, without user name and password.";
}

/// <summary>Neither an e-mail address nor a webhook was named.</summary>
public sealed record ReminderGoesNowhere : Refusal
{
    /// <inheritdoc/>
    public override string Code => "reminder-goes-nowhere";

    /// <inheritdoc/>
    public override string Message => "No address was named for reminders.";

    /// <inheritdoc/>
    public override string Remedy => "Name an e-mail address together with the sender's, or a webhook; to stop reminders, say so with \"remind off\".";
}
