// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Where one record stands in a buffer.</summary>
/// <param name="Length">Its bytes without the line end; of a record that is too long, the bytes kept of it.</param>
/// <param name="Next">Where the next record begins, counted from this one's start; -1 when this one is too long and its line end is not in the buffer.</param>
/// <param name="Problem">What is wrong with it.</param>
/// <param name="Fields">How many fields it has; meaningless with a problem.</param>
/// <param name="Quoted">True when a field begins with a quote.</param>
internal readonly record struct RecordBounds(int Length, int Next, RecordProblem Problem, int Fields, bool Quoted);
