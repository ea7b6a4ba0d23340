// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Parties;

/// <summary>Why an organisation may work on a campaign: the client's mandate, and the links from its centre down to the organisation.</summary>
/// <param name="Links">From the centre downwards; empty for the centre itself.</param>
public sealed record SupplyChain(Mandate Mandate, Sequence<AuthorisedSupplier> Links);
