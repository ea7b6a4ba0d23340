// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Parties;

namespace Filiera.Web;

/// <summary>A campaign that had lists on a day, with the evidence of that day's coverage; null while it is not sealed.</summary>
public sealed record CoverageSeal(Campaign Campaign, SealedEvidence? Evidence);
