// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Screening;

/// <summary>A signed receipt as it is kept: what it is found by, and the envelope a stranger verifies.</summary>
/// <param name="Id">Its identifier, also inside the envelope.</param>
/// <param name="Screening">The screening it is about.</param>
/// <param name="List">The list screened.</param>
/// <param name="Campaign">The campaign of the list.</param>
/// <param name="At">When it was signed.</param>
/// <param name="ValidUntil">The first instant at which some allow no longer holds, or null.</param>
/// <param name="Envelope">The signed receipt.</param>
public sealed record KeptReceipt(
    ReceiptId Id, ScreeningId Screening, ListId List, CampaignId Campaign, Instant At, Instant? ValidUntil, SignedEnvelope Envelope);
