// SPDX-License-Identifier: EUPL-1.2
using Filiera.Screening;

namespace Filiera.SeedWorld;

/// <summary>A person who exercises a right in the demonstration, and what is done about it; days are counted back from the day of the plan.</summary>
/// <param name="Key">Its name inside the plan.</param>
/// <param name="Client">The key of the client.</param>
/// <param name="Centre">The key of the centre that receives it.</param>
/// <param name="Kind">The right.</param>
/// <param name="Channel">How it arrives.</param>
/// <param name="Phone">The telephone number, synthetic; null where the request names none.</param>
/// <param name="ReceivedAgo">Days ago on which it arrives.</param>
/// <param name="ForwardedAgo">Days ago on which the client is told, or null.</param>
/// <param name="ExtendedAgo">Days ago on which the person is told that it takes longer, or null.</param>
/// <param name="AnsweredAgo">Days ago on which the person is answered, or null.</param>
public sealed record SeedRightsRequest(
    string Key, string Client, string Centre, RightsRequestKind Kind, RightsChannel Channel, string? Phone, int ReceivedAgo, int? ForwardedAgo, int? ExtendedAgo, int? AnsweredAgo);
