// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>What a campaign is about: the market of the goods or services offered.</summary>
public enum Sector
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>Electricity and gas.</summary>
    Energy,

    /// <summary>Electronic communications.</summary>
    Telecommunications,

    /// <summary>Water supply.</summary>
    Water,

    /// <summary>Post and parcels.</summary>
    Post,

    /// <summary>Transport of persons.</summary>
    Transport,

    /// <summary>Banking, credit and investments.</summary>
    Finance,

    /// <summary>Insurance.</summary>
    Insurance,

    /// <summary>Sale of goods.</summary>
    Retail,
}
