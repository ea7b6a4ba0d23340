// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>How a waiting-time measure counts callers who gave up.</summary>
public enum AbandonedCalls
{
    /// <summary>No text read says so.</summary>
    Unstated,

    /// <summary>With the time they waited.</summary>
    Included,

    /// <summary>Not at all.</summary>
    Excluded,

    /// <summary>As a miss when they waited longer than the threshold; earlier ones are reported apart.</summary>
    MissAfterThreshold,

    /// <summary>They are what is counted.</summary>
    Counted,

    /// <summary>The measure is not taken over calls.</summary>
    NotApplicable,
}
