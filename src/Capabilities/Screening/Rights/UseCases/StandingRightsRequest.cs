// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>A rights request and how it stands to its terms.</summary>
/// <param name="Case">The request and what was done.</param>
/// <param name="Clock">Its terms on the day it was read.</param>
public sealed record StandingRightsRequest(RightsCase Case, RightsClock Clock);
