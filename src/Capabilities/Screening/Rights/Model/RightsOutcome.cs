// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What a rights request came to.</summary>
public enum RightsOutcome
{
    /// <summary>Done as asked.</summary>
    Granted,

    /// <summary>Done in part; the note says which.</summary>
    PartlyGranted,

    /// <summary>Not done; the note says why.</summary>
    Refused,

    /// <summary>Nothing is held about the person.</summary>
    NothingHeld,
}
