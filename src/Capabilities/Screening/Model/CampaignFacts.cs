// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>What the list rules need to know about a campaign, as it stood when the list was screened.</summary>
/// <param name="ClientVat">The VAT number of the client, which is the controller.</param>
/// <param name="ClientName">The legal name of the client.</param>
/// <param name="Sector">What is sold.</param>
/// <param name="Purpose">Why people are called.</param>
/// <param name="InScope">Whether the Garante code speaks about the campaign: telephone, natural persons, promotion or sale (COD-01).</param>
/// <param name="Mandate">Whether the centre holds a mandate for the campaign or is an authorised supplier of one that does (SUP-03).</param>
public sealed record CampaignFacts(
    string ClientVat,
    string ClientName,
    Sector Sector,
    Purpose Purpose,
    Outcome InScope,
    Outcome Mandate);
