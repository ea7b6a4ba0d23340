// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>A table that people open in a spreadsheet, as comma-separated text (RFC 4180).</summary>
public static class TableText
{
    /// <summary>One row with its line end.</summary>
    public static string Line(IReadOnlyList<string> row) => string.Join(',', row.Select(Cell)) + "\r\n";

    /// <summary>One cell, quoted where needed; one that a spreadsheet would run as a formula gets an apostrophe before it.</summary>
    public static string Cell(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var guarded = value.TrimStart() is ['=' or '+' or '-' or '@', ..] || value is ['\t' or '\r' or '\n', ..] ? "'" + value : value;
        return guarded.AsSpan().ContainsAny(",;\"\r\n\t") ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guarded;
    }
}
