// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>A table as comma-separated text (RFC 4180, UTF-8 with a byte order mark, as spreadsheets want it).</summary>
public static class CsvText
{
    /// <summary>What such a text begins with.</summary>
    public const string Mark = "\uFEFF";

    /// <summary>Writes the heading and the rows. A cell a spreadsheet would run as a formula gets an apostrophe before it.</summary>
    public static byte[] Write(IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder(Mark);
        foreach (var row in rows.Prepend(heading))
        {
            text.Append(Line(row));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>One row with its line end, for a table that is written while it is read.</summary>
    public static string Line(IReadOnlyList<string> row) => TableText.Line(row);

    /// <summary>One cell, guarded and quoted where needed.</summary>
    public static string Cell(string value) => TableText.Cell(value);
}
