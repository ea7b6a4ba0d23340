// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Rulebook;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>What the page of a draft asks, gathered: the visit, the drafts, and the rooms' answers.</summary>
public sealed record DraftRooms(
    Visit Visit,
    DraftStore Drafts,
    ListLook Look,
    PreviewScreening Preview,
    RulesAwaitingChoice Waiting,
    IBlobs Blobs,
    IJobs Jobs,
    IPartyLedger Ledger,
    IRuleAdoptions Adoptions,
    RuleCatalogue Catalogue);
