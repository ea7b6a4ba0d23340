// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.InteropServices;

namespace Filiera.Bench;

/// <summary>What a screening said of every row, whatever the order, the files and the quotes: equal when all rows are.</summary>
/// <remarks>Of each row the number as written, the customer's id, the verdict, the reasons and the end of validity count.</remarks>
/// <param name="Rows">How many rows.</param>
/// <param name="First">A sum over all rows.</param>
/// <param name="Second">Another.</param>
internal readonly record struct RowsDigest(long Rows, ulong First, ulong Second)
{
    private static readonly string[] Counted = ["telefono", "id_cliente", "verdict", "reasons", "valid_until"];

    /// <summary>The digest of the rows of one or more files; a file without a column of verdicts has that of its name.</summary>
    public static RowsDigest Of(params IEnumerable<(string Path, string Verdict)> files) => files.AsParallel().Select(file => OfFile(file.Path, file.Verdict))
        .Aggregate(default(RowsDigest), (sum, one) => new RowsDigest(sum.Rows + one.Rows, sum.First + one.First, sum.Second + one.Second));

    private static RowsDigest OfFile(string path, string verdict)
    {
        using var text = new StreamReader(path, null, true, 1 << 16);
        var fields = new List<string>();
        Split(text.ReadLine() ?? "", fields);
        var columns = fields.ConvertAll(name => name.Replace("filiera_", "", StringComparison.Ordinal));
        var at = Counted.Select(name => columns.IndexOf(name)).ToArray();
        var (rows, first, second) = (0L, 0ul, 0ul);
        while (text.ReadLine() is { } line)
        {
            Split(line, fields);
            var (one, other) = (1ul, 2ul);
            for (var i = 0; i < at.Length; i++)
            {
                var field = at[i] >= 0 && at[i] < fields.Count ? fields[at[i]] : Counted[i] == "verdict" ? verdict : "";
                one = Hash(one, field);
                other = Hash(other, field);
            }

            rows++;
            first += one;
            second += other;
        }

        return new RowsDigest(rows, first, second);
    }

    private static ulong Hash(ulong state, string text)
    {
        foreach (var pair in MemoryMarshal.Cast<char, uint>(text.AsSpan()))
        {
            state = Shuffle.Mix(state + pair);
        }

        return Shuffle.Mix(state + (text.Length % 2 == 0 ? 0ul : text[^1]) + ((ulong)text.Length << 32));
    }

    // No field of the generated lists holds a line end.
    private static void Split(string line, List<string> fields)
    {
        fields.Clear();
        for (var start = 0; start <= line.Length;)
        {
            if (start < line.Length && line[start] == '"')
            {
                var end = start + 1;
                while (line[end] != '"' || (end + 1 < line.Length && line[end + 1] == '"'))
                {
                    end += line[end] == '"' ? 2 : 1;
                }

                fields.Add(line[(start + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal));
                start = end + 2;
            }
            else
            {
                var end = line.IndexOf(',', start);
                end = end < 0 ? line.Length : end;
                fields.Add(line[start..end]);
                start = end + 1;
            }
        }
    }
}
