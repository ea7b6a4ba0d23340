// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.SeedWorld;

/// <summary>How far a play is.</summary>
/// <param name="What">What is being done, in a few words.</param>
/// <param name="Rows">Rows of contact lists screened so far.</param>
/// <param name="OutOf">Rows of contact lists in the plan.</param>
public sealed record SeedProgress(string What, long Rows, long OutOf);
