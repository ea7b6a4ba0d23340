// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;

namespace Filiera.Web;

/// <summary>The ledger of all parties, before the boundary: for the boundary itself, and for who looks after everybody.</summary>
public sealed record WholeBook(IPartyLedger Ledger);
