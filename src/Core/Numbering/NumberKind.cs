// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Numbering;

/// <summary>What a range of the Italian plan is for.</summary>
public enum NumberKind : byte
{
    /// <summary>No kind: not a number of the Italian plan.</summary>
    None,

    /// <summary>A mobile line: 31 to 39, ten digits, or nine left over from older series.</summary>
    Mobile,

    /// <summary>A fixed line of a district, its leading zero included.</summary>
    Geographic,

    /// <summary>Free for the caller: 800, 803, 116.</summary>
    TollFree,

    /// <summary>Cost shared between caller and called: 840, 841, 847, 848.</summary>
    SharedCost,

    /// <summary>Charged above the ordinary: 892 to 895, 899.</summary>
    Premium,

    /// <summary>One number for a person or firm wherever they are: 178, 199.</summary>
    Personal,

    /// <summary>A line tied to no place: 55.</summary>
    Nomadic,

    /// <summary>0844: the caller sells.</summary>
    CommercialCaller,

    /// <summary>0843: the caller surveys.</summary>
    StatisticalCaller,

    /// <summary>A three-digit number shown as a caller.</summary>
    ThreeDigitCaller,

    /// <summary>Emergency: 112, 118 and their like.</summary>
    Emergency,

    /// <summary>A short code for customer care, information or network services.</summary>
    ServiceCode,

    /// <summary>Dial-up access to the internet: 70, withdrawn.</summary>
    InternetAccess,
}
