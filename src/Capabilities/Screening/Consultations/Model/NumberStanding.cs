// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What asking the register about a number is worth.</summary>
public enum NumberStanding
{
    /// <summary>The answer stands between the number and a call.</summary>
    Worth,

    /// <summary>The register answered about it, and the answer still holds.</summary>
    Fresh,

    /// <summary>The answer makes no difference: a contract or a request carries the call, or a person has to look at it anyway.</summary>
    Carried,

    /// <summary>The number may not be called whatever the register answers.</summary>
    Excluded,

    /// <summary>The person opposed, or the number is on an exclusion list.</summary>
    Opposed,

    /// <summary>Nothing says why it may be called, and it stands in no public directory.</summary>
    NoBasis,

    /// <summary>An energy campaign, and neither request nor specific consent (ENE-01).</summary>
    NotOptedIn,
}
