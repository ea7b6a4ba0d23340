// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What the calls made so far have against calling a number now: all that the rules of dialling can tell apart.</summary>
[Flags]
public enum HistoryFindings
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The person told this client not to call any more.</summary>
    OptedOut = 1,

    /// <summary>A silent call was made to the number less than the pause ago.</summary>
    SilentTooRecent = 2,

    /// <summary>The last silent call was followed by none with a person set aside, and none is now.</summary>
    AgentNotReserved = 4,

    /// <summary>The person was spoken to less than the time between two contacts ago.</summary>
    ContactTooRecent = 8,

    /// <summary>The number was tried today as often as it may be.</summary>
    AttemptsUsedUp = 16,
}
