// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>A manifest is not of its form.</summary>
public sealed record DialManifestUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "dial-manifest-unreadable";

    /// <inheritdoc/>
    public override string Message => "The manifest of the dial gate is not written as manifests are, or holds what this program does not know.";

    /// <inheritdoc/>
    public override string Remedy => "Fetch it again from the gate it comes from; both must run the same version of the program.";
}

/// <summary>A manifest names another rulebook than the one at hand.</summary>
public sealed record DialRulebookIsAnother : Refusal
{
    /// <inheritdoc/>
    public override string Code => "dial-rulebook-is-another";

    /// <inheritdoc/>
    public override string Message => "The manifest of the dial gate was made with another rulebook than the one here.";

    /// <inheritdoc/>
    public override string Remedy => "Install the rulebook of the gate it comes from; nothing was changed, and the book in use stays in use.";
}

/// <summary>A sealed day of the gate is not of its form.</summary>
public sealed record GateDayUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-day-unreadable";

    /// <inheritdoc/>
    public override string Message => "The sealed day of the dial gate is not written as such days are.";

    /// <inheritdoc/>
    public override string Remedy => "Ask whoever published it for the file again.";
}

/// <summary>A day of the gate is to be sealed before it is over.</summary>
public sealed record GateDayNotOver : Refusal
{
    /// <inheritdoc/>
    public override string Code => "gate-day-not-over";

    /// <inheritdoc/>
    public override string Message => "A day of the dial gate is sealed when it is over.";

    /// <inheritdoc/>
    public override string Remedy => "Seal it after midnight in Italy, or seal an earlier day.";
}

/// <summary>The key of clearances was changed a moment ago.</summary>
public sealed record ClearanceKeyTooYoung : Refusal
{
    /// <inheritdoc/>
    public override string Code => "clearance-key-too-young";

    /// <inheritdoc/>
    public override string Message => "The key of clearances was changed less than five minutes ago.";

    /// <inheritdoc/>
    public override string Remedy => "Wait until five minutes are over: what the key before cleared may still be called.";
}

/// <summary>What a book was made of is not kept.</summary>
public sealed record DialBookNotKept : Refusal
{
    /// <inheritdoc/>
    public override string Code => "dial-book-not-kept";

    /// <inheritdoc/>
    public override string Message => "The manifest of the index that a decision names is not kept here.";

    /// <inheritdoc/>
    public override string Remedy => "Judge the day again where the gate runs, or restore the files that were kept then.";
}
