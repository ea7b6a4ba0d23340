// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What checking a clearance token came to.</summary>
public enum ClearanceCheck
{
    /// <summary>It clears this call at this instant. That its decision was not used before is for whoever keeps the outcomes to say.</summary>
    Good,

    /// <summary>It is no token of this form.</summary>
    Unreadable,

    /// <summary>It was not made with this key, or was altered.</summary>
    Forged,

    /// <summary>Its time has not come.</summary>
    NotYet,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It clears a call to another number.</summary>
    OtherNumber,

    /// <summary>It clears a call for another client or campaign.</summary>
    OtherCampaign,

    /// <summary>It clears a call that shows another number.</summary>
    OtherCaller,
}
