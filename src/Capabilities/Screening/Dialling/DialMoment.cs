// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>All that the rules of dialling look at: the instant, the campaign, the caller, what became of earlier calls. No number called.</summary>
public sealed record DialMoment
{
    /// <summary>The instant at which the call would begin.</summary>
    public required Instant At { get; init; }

    /// <summary>The holidays.</summary>
    public required ItalianCalendar Calendar { get; init; }

    /// <summary>Where the person called is; null while nobody knows.</summary>
    public Municipality? Municipality { get; init; }

    /// <summary>Why people are called.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>The number shown; null where there is none that can be read.</summary>
    public CallerId? Caller { get; init; }

    /// <summary>Whether it may be shown.</summary>
    public CallerStanding Standing { get; init; }

    /// <summary>True when on this day somebody also shows it for another client.</summary>
    public bool CallerServesAnother { get; init; }

    /// <summary>True when no person speaks.</summary>
    public bool Automated { get; init; }

    /// <summary>Whether the person consented to calls in which nobody speaks.</summary>
    public bool AutomatedConsent { get; init; }

    /// <summary>What became of earlier calls, as far as it stands against this one.</summary>
    public HistoryFindings History { get; init; }
}
