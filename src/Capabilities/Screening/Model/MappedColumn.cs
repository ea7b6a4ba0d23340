// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Where a mapping file says that something stands: by the name of a column, or by its position.</summary>
/// <param name="Meaning">What stands there, such as <c>number</c>.</param>
/// <param name="Name">The name of the column in the first record, or null.</param>
/// <param name="Position">The position of the column, from 1 as people count, or null.</param>
public sealed record MappedColumn(string Meaning, string? Name, int? Position);
