// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What a gate key opens.</summary>
[Flags]
public enum GateScopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Asking whether numbers may be dialled.</summary>
    Ask = 1,

    /// <summary>Telling what became of calls.</summary>
    Outcome = 2,

    /// <summary>Reading every event, to answer in the gate's place; and the daily opt-outs.</summary>
    Replica = 4,

    /// <summary>Letting a gate end.</summary>
    Admin = 8,
}
