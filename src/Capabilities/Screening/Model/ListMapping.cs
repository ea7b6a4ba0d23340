// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using System.Globalization;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>What a mapping file says about a list or a fact file: which column holds what, and how the text is written. What it leaves out is recognised.</summary>
/// <param name="HasHeader">Whether the first record names the columns; null leaves it to recognition.</param>
/// <param name="Delimiter">What separates fields; null leaves it to recognition.</param>
/// <param name="Encoding">The text encoding by its name; null leaves it to recognition.</param>
/// <param name="Sheet">The sheet of a workbook; null means the first.</param>
/// <param name="Columns">The columns named, each meaning once.</param>
public sealed record ListMapping(bool? HasHeader, char? Delimiter, string? Encoding, string? Sheet, Sequence<MappedColumn> Columns)
{
    /// <summary>The version of the format that this program reads.</summary>
    public const long FormatVersion = 1;

    /// <summary>The encodings a mapping may name.</summary>
    public static FrozenSet<string> Encodings { get; } = FrozenSet.Create(StringComparer.Ordinal, "utf-8", "utf-16le", "utf-16be", "windows-1252");

    /// <summary>Everything a column of a list or a fact file may mean.</summary>
    public static FrozenSet<string> Meanings { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "number", "basis", "reference", "date", "purpose", "recipient", "contract_end", "origin", "proof", "enrolled_on", "start", "end", "kind",
        "topic", "source", "consumed", "decision", "decided_at", "valid_until", "reasons");

    /// <summary>Reads a mapping file: <c>{"version": 1, "columns": {"number": "Tel. 1", "date": 4}, "header": true, "delimiter": ";"}</c>.</summary>
    /// <returns>The mapping, or every problem with a JSON pointer to it.</returns>
    public static Result<ListMapping> Parse(ReadOnlySpan<byte> utf8) =>
        Json.Parse(utf8) is Result<Json>.Ok { Value: Json.Map map } ? MappingReader.Read(map) : new MappingNotUnderstood("a JSON object") { Where = "" };

    /// <summary>The canonical form kept in evidence; <see cref="Parse"/> reads it back.</summary>
    public Json.Map ToJson()
    {
        var members = new List<(string, Json)>
        {
            ("columns", Json.Object([.. Columns.Select(column => (column.Meaning, column.Name is { } name ? name : (Json)(long)column.Position!.Value))])),
            ("version", FormatVersion),
        };
        if (HasHeader is { } header)
        {
            members.Add(("header", header));
        }

        if (Delimiter is { } delimiter)
        {
            members.Add(("delimiter", delimiter.ToString()));
        }

        if (Encoding is { } encoding)
        {
            members.Add(("encoding", encoding));
        }

        if (Sheet is { } sheet)
        {
            members.Add(("sheet", sheet));
        }

        return Json.Object(members.ToArray());
    }

    /// <summary>Finds the columns in the first record of a file.</summary>
    /// <param name="first">The fields of the first record.</param>
    /// <param name="meanings">What columns of this kind of file may mean.</param>
    /// <returns>The position from 0 of each meaning named, or every problem. A name must stand in the record exactly once, but for case and outer blanks.</returns>
    public Result<FrozenDictionary<string, int>> Locate(Sequence<string> first, IReadOnlyCollection<string> meanings)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var problems = new List<Refusal>();
        foreach (var column in Columns)
        {
            if (Place(column, first, meanings, out var at) is { } problem)
            {
                problems.Add(problem with { Where = "/columns/" + column.Meaning });
            }
            else
            {
                found[column.Meaning] = at;
            }
        }

        if (meanings.Contains("number") && Columns.All(column => column.Meaning != "number"))
        {
            problems.Add(new MappingWithoutNumber { Where = "/columns" });
        }

        return problems.Count > 0 ? Sequence.From(problems) : found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Refusals about a mapping as those of a command that carries one as <c>mapping</c>; others stay as they are.</summary>
    internal static Sequence<Refusal> Placed(Sequence<Refusal> refusals) => Sequence.From(refusals.Select(refusal =>
        refusal.Where?.StartsWith("/columns", StringComparison.Ordinal) == true ? refusal with { Where = "/mapping" + refusal.Where }
            : refusal is SheetNotFound ? refusal with { Where = "/mapping/sheet" }
            : refusal));

    private static Refusal? Place(MappedColumn column, Sequence<string> first, IReadOnlyCollection<string> meanings, out int at)
    {
        at = -1;
        if (!meanings.Contains(column.Meaning))
        {
            return new MappingMeaningUnknown(column.Meaning);
        }

        if (column.Position is { } position)
        {
            at = position - 1;
            return position > first.Count ? new MappingPositionOutOfRange(position, first.Count) : null;
        }

        var places = Enumerable.Range(0, first.Count).Where(i => IsNamed(first[i], column.Name!)).ToList();
        at = places.FirstOrDefault(-1);
        return places.Count == 1 ? null : new MappingColumnNotFound(column.Name!, places.Count);
    }

    private static bool IsNamed(string field, string name) =>
        string.Compare(field.Trim().TrimStart('\uFEFF'), name.Trim(), CultureInfo.InvariantCulture, CompareOptions.OrdinalIgnoreCase) == 0;
}
