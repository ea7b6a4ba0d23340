// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The text of a list, out of whatever it was delivered in.</summary>
/// <param name="Bytes">The text; the bytes delivered where they needed no unpacking.</param>
/// <param name="Delimiter">What separates the fields where the text was made here, of a workbook; null where it is the list's own.</param>
public sealed record UnpackedList(IListBytes Bytes, char? Delimiter)
{
    /// <summary>The sheets of the workbook it was made of, packed or not; empty where it was made of none.</summary>
    public Sequence<string> Sheets { get; init; } = [];
}
