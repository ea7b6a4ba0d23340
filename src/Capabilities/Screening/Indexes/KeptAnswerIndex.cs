// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>An answer index as it is kept.</summary>
/// <param name="Info">What it holds, as its header says.</param>
/// <param name="Bytes">The length of its file.</param>
public sealed record KeptAnswerIndex(AnswerIndexInfo Info, long Bytes);
