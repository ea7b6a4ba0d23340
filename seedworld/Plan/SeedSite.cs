// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.SeedWorld;

/// <summary>A site of an invented firm, in a real municipality or abroad.</summary>
/// <param name="Firm">The key of the firm.</param>
/// <param name="Municipality">The ISTAT code; null abroad.</param>
public sealed record SeedSite(string Firm, string Name, string Country, string? Municipality);
