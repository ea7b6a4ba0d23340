// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: every refusal of the room in one place.
using Filiera.Kernel;

namespace Filiera.Gate;

/// <summary>The request carries no gate key.</summary>
public sealed record GateKeyMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-key-missing";

    /// <inheritdoc/>
    public override string Message => "The request carries no gate key.";

    /// <inheritdoc/>
    public override string Remedy => "Send the header Authorization: Bearer with a key made by filiera gate key add.";
}

/// <summary>The gate key is unknown, expired or taken back.</summary>
public sealed record GateKeyRefused : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-key-refused";

    /// <inheritdoc/>
    public override string Message => "The gate key is unknown, has expired or was taken back.";

    /// <inheritdoc/>
    public override string Remedy => "Ask the operator of the gate for a new key.";
}

/// <summary>The gate key does not open this.</summary>
public sealed record GateScopeMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-scope-missing";

    /// <inheritdoc/>
    public override string Message => "The gate key does not open this.";

    /// <inheritdoc/>
    public override string Remedy => "Use a key with the scope that the documentation names for this address.";
}

/// <summary>The gate key is for another client than the campaign's.</summary>
public sealed record GateKeyOfAnotherClient : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-key-of-another-client";

    /// <inheritdoc/>
    public override string Message => "The gate key is for another client than that of the campaign.";

    /// <inheritdoc/>
    public override string Remedy => "Use the key that was made for this client.";
}

/// <summary>A key asks too much at once or in a second.</summary>
public sealed record GateLimitReached : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-limit-reached";

    /// <inheritdoc/>
    public override string Message => "More was asked with this key than the gate answers at a time.";

    /// <inheritdoc/>
    public override string Remedy => "Wait as long as Retry-After says, and ask for several numbers in one request.";
}

/// <summary>The body is no JSON.</summary>
public sealed record GateJsonMalformed : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-json-malformed";

    /// <inheritdoc/>
    public override string Message => "The body is not one JSON object.";

    /// <inheritdoc/>
    public override string Remedy => "Send what the description at /api/gate/openapi.json shows.";
}

/// <summary>The body is not declared as JSON.</summary>
public sealed record GateContentTypeWrong : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-content-type-wrong";

    /// <inheritdoc/>
    public override string Message => "The body is not declared as JSON.";

    /// <inheritdoc/>
    public override string Remedy => "Send the header Content-Type: application/json.";
}

/// <summary>The body is longer than the gate reads.</summary>
public sealed record GateBodyTooLarge : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-body-too-large";

    /// <inheritdoc/>
    public override string Message => "The body is longer than 2 MiB.";

    /// <inheritdoc/>
    public override string Remedy => "Send fewer numbers in one request.";
}

/// <summary>The body came too slowly.</summary>
public sealed record GateBodyTooSlow : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-body-too-slow";

    /// <inheritdoc/>
    public override string Message => "The body came too slowly, and the gate stopped waiting for it.";

    /// <inheritdoc/>
    public override string Remedy => "Send the body at once, with its length in Content-Length.";
}

/// <summary>The body did not arrive as HTTP says.</summary>
public sealed record GateBodyBroken : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-body-broken";

    /// <inheritdoc/>
    public override string Message => "The chunks of the body are not as HTTP says.";

    /// <inheritdoc/>
    public override string Remedy => "Send well-formed chunks, or the body's length in Content-Length.";
}

/// <summary>A telephone number was sent as a JSON number.</summary>
public sealed record GateNumberNotText : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-number-not-text";

    /// <inheritdoc/>
    public override string Message => "A telephone number was sent as a JSON number, which loses a leading zero.";

    /// <inheritdoc/>
    public override string Remedy => "Send telephone numbers as strings.";
}

/// <summary>The request names no number.</summary>
public sealed record GateNumbersMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-numbers-missing";

    /// <inheritdoc/>
    public override string Message => "The request names no number, or names one and a list of them.";

    /// <inheritdoc/>
    public override string Remedy => "Send either number with one string or numbers with 1 to 10,000.";
}

/// <summary>The request names more numbers than are answered at once.</summary>
public sealed record GateTooManyNumbers : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-too-many-numbers";

    /// <inheritdoc/>
    public override string Message => "The request names more than 10,000 numbers or outcomes.";

    /// <inheritdoc/>
    public override string Remedy => "Send them in several requests.";
}

/// <summary>A member of the request is not known or not readable.</summary>
public sealed record GateFieldNotUnderstood : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-field-not-understood";

    /// <inheritdoc/>
    public override string Message => "A member of the request is unknown, is missing or cannot be read.";

    /// <inheritdoc/>
    public override string Remedy => "Compare it with the description at /api/gate/openapi.json.";
}

/// <summary>The gate does not know the campaign.</summary>
public sealed record GateCampaignUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-campaign-unknown";

    /// <inheritdoc/>
    public override string Message => "The gate does not serve this campaign.";

    /// <inheritdoc/>
    public override string Remedy => "Open the campaign and give the centre its mandate; the gate then serves it within seconds.";
}

/// <summary>No mandate connects the key's centre with the campaign.</summary>
public sealed record GateMandateMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-mandate-missing";

    /// <inheritdoc/>
    public override string Message => "The centre has no mandate for this campaign.";

    /// <inheritdoc/>
    public override string Remedy => "Have the client's mandate recorded before calling for it.";
}

/// <summary>An outcome is of a call that the gate did not clear.</summary>
public sealed record GateCallUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-call-unknown";

    /// <inheritdoc/>
    public override string Message => "The outcome names no call that this gate cleared: its clearance is missing or unreadable.";

    /// <inheritdoc/>
    public override string Remedy => "Send the token of the decision; an opt-out is taken without.";
}

/// <summary>A clearance was not made by this gate, or was altered.</summary>
public sealed record GateClearanceForged : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-clearance-forged";

    /// <inheritdoc/>
    public override string Message => "The clearance was not made by this gate, or was altered.";

    /// <inheritdoc/>
    public override string Remedy => "Send the token exactly as the decision gave it.";
}

/// <summary>The call began outside the time it was cleared for.</summary>
public sealed record GateClearanceExpired : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-clearance-expired";

    /// <inheritdoc/>
    public override string Message => "The call began before or after the time it was cleared for.";

    /// <inheritdoc/>
    public override string Remedy => "Ask again right before dialling; report a call made without clearance to whoever is responsible.";
}

/// <summary>The clearance is for another call.</summary>
public sealed record GateClearanceOfAnotherCall : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-clearance-of-another-call";

    /// <inheritdoc/>
    public override string Message => "The clearance is for another number, campaign or caller's number.";

    /// <inheritdoc/>
    public override string Remedy => "Send each outcome with the token of its own decision.";
}

/// <summary>The clearance was used for another call before.</summary>
public sealed record GateClearanceUsed : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-clearance-used";

    /// <inheritdoc/>
    public override string Message => "The clearance was already used: it clears one call, with one outcome.";

    /// <inheritdoc/>
    public override string Remedy => "Ask again for every call.";
}

/// <summary>Another process keeps the outcomes.</summary>
public sealed record GateTakesNoOutcomes : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-takes-no-outcomes";

    /// <inheritdoc/>
    public override string Message => "This gate keeps no outcomes: another process does.";

    /// <inheritdoc/>
    public override string Remedy => "Send outcomes to the primary gate; during a restart send them again in a moment.";
}

/// <summary>The gate cannot answer at the moment.</summary>
public sealed record GateOutage : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-outage";

    /// <inheritdoc/>
    public override string Message => "The gate cannot keep what it would answer; nothing may be dialled on this answer.";

    /// <inheritdoc/>
    public override string Remedy => "Look at the disk of the gate; ask again afterwards.";
}

/// <summary>There is nothing at this address, or not by this method.</summary>
public sealed record GateAddressUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-address-unknown";

    /// <inheritdoc/>
    public override string Message => "There is nothing at this address, or not by this method.";

    /// <inheritdoc/>
    public override string Remedy => "Look at /api/gate/openapi.json.";
}

/// <summary>What came from the primary is not signed by it.</summary>
public sealed record GatePrimaryNotTrusted : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-primary-not-trusted";

    /// <inheritdoc/>
    public override string Message => "What came from the primary gate is not signed with one of the keys given for it.";

    /// <inheritdoc/>
    public override string Remedy => "Write the primary's keys anew with filiera keys list and give them with --primary-keys.";
}

/// <summary>Something else listens there.</summary>
public sealed record GatePortInUse : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-port-in-use";

    /// <inheritdoc/>
    public override string Message => "Something else listens at an address given.";

    /// <inheritdoc/>
    public override string Remedy => "Choose another port, or let both processes inherit one socket with --listen-fd.";
}

/// <summary>The index in use is not made of that file.</summary>
public sealed record GateFileNotNamed : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-file-not-named";

    /// <inheritdoc/>
    public override string Message => "The index in use is not made of that file.";

    /// <inheritdoc/>
    public override string Remedy => "Fetch the manifest again, and then the files it names.";
}

/// <summary>A file fetched from the primary is not the one its manifest names.</summary>
public sealed record GateFileNotAsNamed : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-file-not-as-named";

    /// <inheritdoc/>
    public override string Message => "A file fetched from the primary gate is not the one its manifest names.";

    /// <inheritdoc/>
    public override string Remedy => "It is fetched again. If it goes on, look what stands between the two gates, and at the primary's disk.";
}
