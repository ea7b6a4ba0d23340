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
