// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>One campaign with its coverage on each of some days; null on a day that could not be measured.</summary>
public sealed record CampaignDays(Campaign Campaign, Sequence<CampaignCoverage?> Days);
