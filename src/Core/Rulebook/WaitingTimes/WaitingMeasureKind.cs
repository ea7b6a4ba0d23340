// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>What a waiting-time measure computes.</summary>
public enum WaitingMeasureKind
{
    /// <summary>The mean of a time, in seconds.</summary>
    MeanTime,

    /// <summary>The share of calls served within a threshold.</summary>
    ShareWithin,

    /// <summary>The share of callers who spoke with a person, whatever the time.</summary>
    ShareAnswered,

    /// <summary>The share of opening time in which a line was free.</summary>
    Availability,

    /// <summary>The share of callers who gave up in the queue.</summary>
    ShareAbandoned,
}
