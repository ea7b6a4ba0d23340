// SPDX-License-Identifier: EUPL-1.2
using System.Text;

namespace Filiera.Web;

/// <summary>A table as comma-separated text (RFC 4180, UTF-8 with a byte order mark, as spreadsheets want it).</summary>
public static class CsvText
{
    /// <summary>Writes the heading and the rows. A cell a spreadsheet would run as a formula gets an apostrophe before it.</summary>
    public static byte[] Write(IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder("\uFEFF");
        foreach (var row in rows.Prepend(heading))
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>One cell, guarded and quoted where needed.</summary>
    public static string Cell(string value)
    {
        var guarded = value.TrimStart() is ['=' or '+' or '-' or '@', ..] || value is ['\t' or '\r' or '\n', ..] ? "'" + value : value;
        return guarded.AsSpan().ContainsAny(",;\"\r\n\t") ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guarded;
    }
}
