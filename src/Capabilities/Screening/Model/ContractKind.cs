// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Whether a contract goes on over time: only one that does exempts from the opt-out register.</summary>
public enum ContractKind
{
    /// <summary>Nothing is said about it.</summary>
    NotStated,

    /// <summary>Something is said that is none of the others.</summary>
    Unreadable,

    /// <summary>A supply that goes on over time.</summary>
    Continuing,

    /// <summary>One purchase and nothing more.</summary>
    OneOff,
}
