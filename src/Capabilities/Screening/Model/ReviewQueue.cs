// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The rows of one screening that a person must look at: grouped and counted, and found again in the withheld file.</summary>
/// <remarks>
/// The rows are not copied: a queue of millions is read where a page needs it, and the numbers stay in the one file that the list's
/// retention already covers.
/// </remarks>
/// <param name="Screening">The screening.</param>
/// <param name="List">The list screened.</param>
/// <param name="Index">The hash of the index that says where each row stands in the withheld file, and to which group it belongs.</param>
/// <param name="Delimiter">What separates fields in the withheld file.</param>
/// <param name="Utf8">False when the withheld file is written in a single-byte encoding, Windows-1252.</param>
/// <param name="NumberColumn">The column of the telephone number, from 0.</param>
/// <param name="Columns">The names of the list's columns; empty where it has no header.</param>
/// <param name="Groups">The groups, most rows first.</param>
public sealed record ReviewQueue(
    ScreeningId Screening,
    ListId List,
    ContentHash Index,
    char Delimiter,
    bool Utf8,
    int NumberColumn,
    Sequence<string> Columns,
    Sequence<ReviewGroup> Groups)
{
    /// <summary>Rows in the queue.</summary>
    public long Rows => Groups.Sum(group => group.Rows);

    /// <summary>The group of that number, or null.</summary>
    public ReviewGroup? Group(int number) => Groups.FirstOrDefault(group => group.Number == number);
}
