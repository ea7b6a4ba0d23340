// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.SeedWorld;

/// <summary>A caller number that an invented centre declares for an invented client.</summary>
/// <param name="Centre">The key of the centre.</param>
/// <param name="Client">The key of the client.</param>
/// <param name="Number">Under 0844, 0843, or with a zero after the district, where no subscriber number begins so.</param>
/// <param name="ReleasedDaysAgo">Days since it was given up, or null.</param>
public sealed record SeedNumber(string Centre, string Client, string Number, int? ReleasedDaysAgo);
