// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What coverage is measured from: how many rows a screening looked at, and until when those it allowed may be called.</summary>
/// <param name="Screening">The screening.</param>
/// <param name="List">The list screened.</param>
/// <param name="Centre">The contact centre of the list.</param>
/// <param name="Campaign">The campaign of the list.</param>
/// <param name="At">When the screening was made.</param>
/// <param name="Rows">Rows of the list.</param>
/// <param name="Validity">Callable rows by the hour in which their validity ends.</param>
public sealed record ScreeningFreshness(
    ScreeningId Screening, ListId List, OrganisationId Centre, CampaignId Campaign, Instant At, long Rows, Sequence<ValidityCount> Validity);
