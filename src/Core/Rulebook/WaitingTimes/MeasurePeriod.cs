// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>The period over which a waiting-time measure is taken.</summary>
public enum MeasurePeriod
{
    /// <summary>No text read says so.</summary>
    Unstated,

    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>The period agreed in the contract.</summary>
    Contract,
}
