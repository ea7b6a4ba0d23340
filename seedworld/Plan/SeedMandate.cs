// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.SeedWorld;

/// <summary>A mandate of the seed world, with days counted from the day of the plan.</summary>
/// <param name="Campaign">The key of the campaign; its client gives the mandate.</param>
/// <param name="Centre">The key of the centre.</param>
/// <param name="StartedDaysAgo">Days since it started.</param>
/// <param name="EndsInDays">Days until it ends, negative when it has ended; null without an end.</param>
/// <param name="RevokedDaysAgo">Days since it was revoked, or null.</param>
/// <param name="Suppliers">Keys of the suppliers authorised below the centre, each below the one before.</param>
public sealed record SeedMandate(
    string Campaign,
    string Centre,
    int StartedDaysAgo,
    int? EndsInDays,
    int? RevokedDaysAgo,
    Kernel.Sequence<string> Suppliers);
