// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.SeedWorld;

/// <summary>How many rows the contact lists of the seed world hold together.</summary>
public enum SeedSize
{
    /// <summary>20,000 rows: played in less than a minute.</summary>
    S,

    /// <summary>One million rows.</summary>
    M,

    /// <summary>Twenty million rows.</summary>
    L,
}
