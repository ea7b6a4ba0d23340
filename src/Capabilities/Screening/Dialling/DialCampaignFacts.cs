// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>What a gate knows of one campaign and one centre that may call for it.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Centre">The centre.</param>
/// <param name="Client">The client.</param>
/// <param name="ClientVat">The VAT number of the client, which is the controller.</param>
/// <param name="ClientName">Its legal name.</param>
/// <param name="Sector">What is sold.</param>
/// <param name="Purpose">Why people are called.</param>
/// <param name="InScope">Whether the Garante code speaks about the campaign.</param>
/// <param name="Automated">True when the campaign itself is one of calls in which nobody speaks.</param>
/// <param name="InForce">The terms in which the centre may work on the campaign, in order and apart; at every other instant it may not.</param>
/// <param name="Lists">The lists whose rows say why numbers may be called, the newest first.</param>
/// <param name="OnFile">The files of facts of their screenings, each once.</param>
public sealed record DialCampaignFacts(
    CampaignId Campaign,
    OrganisationId Centre,
    OrganisationId Client,
    string ClientVat,
    string ClientName,
    Sector Sector,
    Purpose Purpose,
    Outcome InScope,
    bool Automated,
    Sequence<Term> InForce,
    Sequence<DialList> Lists,
    Sequence<ListInput> OnFile);
