// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>How many numbers' answers differ between two indexes, and how.</summary>
/// <param name="Same">Equal in both.</param>
/// <param name="Added">In the later one alone.</param>
/// <param name="Gone">In the earlier one alone.</param>
/// <param name="KeepToRemove">Kept before, removed now.</param>
/// <param name="RemoveToKeep">Removed before, kept now.</param>
/// <param name="Newer">The same answer, given later.</param>
/// <param name="Older">The same answer, given earlier.</param>
public sealed record AnswerChangeCounts(long Same, long Added, long Gone, long KeepToRemove, long RemoveToKeep, long Newer, long Older);
