// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>One record of a delimited file.</summary>
/// <param name="Line">The line it starts on, from 1 for the first line of the file.</param>
/// <param name="Raw">The record as it stands in the file, without its line end.</param>
/// <param name="Fields">Its fields, unquoted. Empty when <paramref name="Problem"/> is set.</param>
/// <param name="Problem">The public code of what is wrong with the record, or null.</param>
public sealed record CsvRow(long Line, string Raw, Sequence<string> Fields, string? Problem);
