// SPDX-License-Identifier: EUPL-1.2

namespace Filiera.Screening;

/// <summary>Finds the column of the numbers in a file of them: by its name, or by what stands in it.</summary>
internal static class NumberColumns
{
    private const int SampleRows = 100;

    /// <summary>The column, and whether the first row is a header; null when no column is named as numbers or mostly holds them.</summary>
    public static (int Number, bool HasHeader)? In(string sample, char delimiter)
    {
        var csv = new CsvText(new StringReader(sample), delimiter);
        var rows = new List<CsvRow>();
        while (rows.Count < SampleRows && csv.Next() is { } row)
        {
            rows.Add(row);
        }

        if (rows.Count == 0)
        {
            return (0, false);
        }

        if (ColumnNames.FromHeader(rows[0].Fields) is { } named)
        {
            return (named.Number, true);
        }

        var best = Enumerable.Range(0, rows.Max(row => row.Fields.Count))
            .Select(column => (Column: column, Count: rows.Count(row => row.Fields.Count > column && ListFile.IsNumber(row.Fields[column]))))
            .OrderByDescending(pair => pair.Count)
            .FirstOrDefault();
        return best.Count > 0 && best.Count * 2 >= rows.Count
            ? (best.Column, rows[0].Fields.Count > best.Column && !rows[0].Fields[best.Column].Any(char.IsDigit))
            : null;
    }
}
