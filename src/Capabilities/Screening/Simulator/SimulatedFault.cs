// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What is wrong with an answer of the simulator, on request.</summary>
public enum SimulatedFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It names another controller.</summary>
    AnotherController,

    /// <summary>It names another consultation.</summary>
    AnotherConsultation,

    /// <summary>It speaks of a number that was never submitted.</summary>
    NeverSubmitted,

    /// <summary>Its end is missing.</summary>
    Truncated,

    /// <summary>A row stands in it twice.</summary>
    Duplicated,

    /// <summary>It says two things of one number.</summary>
    Contradictory,

    /// <summary>It is dated in the future.</summary>
    FromTheFuture,

    /// <summary>It comes after the time within which the register answers.</summary>
    Late,
}
