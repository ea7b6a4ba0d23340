// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;

namespace Filiera.SeedWorld;

/// <summary>An invented person at an invented firm.</summary>
/// <param name="Firm">The key of the firm.</param>
public sealed record SeedPerson(string Firm, string DisplayName, PersonRole Role);
