// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>What another tier of the contract would mean.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Suffices">Whether the numbers of the year and those worth asking about now fit into it; null where its size is unknown.</param>
/// <param name="Difference">What it costs more than the present one, surcharge included: what an upgrade pays; below zero what it would have saved. Null where a price is unknown.</param>
public sealed record TierChoice(RegisterTier Tier, bool? Suffices, Money? Difference);
