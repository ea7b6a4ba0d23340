// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>How a duty of a rights request stands to its last day.</summary>
public enum RightsTiming
{
    /// <summary>No rule of the day says by when.</summary>
    Unknown,

    /// <summary>Not done, and there is time after today.</summary>
    Running,

    /// <summary>Not done, and today is the last day.</summary>
    DueToday,

    /// <summary>Not done, and the last day is over.</summary>
    Late,

    /// <summary>Done, on the last day or before.</summary>
    DoneInTime,

    /// <summary>Done after the last day.</summary>
    DoneLate,

    /// <summary>Not done, and the request was closed without it.</summary>
    NotNeeded,
}
