// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The text of a list, out of whatever it was delivered in.</summary>
/// <param name="Bytes">The text; the bytes delivered where they needed no unpacking.</param>
/// <param name="Delimiter">What separates the fields where the text was made here, of a workbook; null where it is the list's own.</param>
internal sealed record UnpackedList(IListBytes Bytes, char? Delimiter);
