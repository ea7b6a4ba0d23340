// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>The calls a waiting-time measure is taken over.</summary>
public enum CallPopulation
{
    /// <summary>All calls received.</summary>
    Received,

    /// <summary>Callers who asked for a person.</summary>
    AskedForAgent,

    /// <summary>Callers who asked for a person or were sent to one by the voice menu.</summary>
    AskedOrSent,

    /// <summary>Calls led to a person.</summary>
    ToPerson,

    /// <summary>Calls answered, and calls abandoned after the threshold.</summary>
    AnsweredOrAbandonedLate,

    /// <summary>Calls offered to the queue.</summary>
    Offered,

    /// <summary>Units of opening time with people present, not calls.</summary>
    OpeningTime,
}
