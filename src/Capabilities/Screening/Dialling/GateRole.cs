// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What a gate is to the others of its installation.</summary>
public enum GateRole
{
    /// <summary>It keeps the outcomes.</summary>
    Primary,

    /// <summary>It answers, and waits until it may keep them.</summary>
    Standby,

    /// <summary>It follows another gate over the network.</summary>
    Replica,
}
