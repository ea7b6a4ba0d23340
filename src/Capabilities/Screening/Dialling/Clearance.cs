// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What a clearance is for: one call to one number, by whom and for whom, within a short time.</summary>
/// <param name="Decision">The decision that allowed it; its outcome comes back under the same identifier, once.</param>
/// <param name="Client">The client called for.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="Caller">The number shown.</param>
/// <param name="Number">The number to be called: personal data, and not readable from the token.</param>
/// <param name="From">The first instant at which the call may begin, cut to the second.</param>
/// <param name="Until">The first instant at which it may no more, cut to the second.</param>
/// <param name="Book">The digest of the book judged by; the token holds its first eight bytes.</param>
public readonly record struct Clearance(
    Guid Decision,
    OrganisationId Client,
    CampaignId Campaign,
    CallerId Caller,
    SubscriberNumber Number,
    Instant From,
    Instant Until,
    ContentHash Book)
{
    /// <summary>Decision and masked number.</summary>
    public override string ToString() => $"{Decision} {Number}";
}
