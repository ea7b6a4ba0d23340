// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Reads the JSON of a mapping file, strictly: what is not understood is a problem, never passed over.</summary>
internal static class MappingReader
{
    private static readonly string[] Keys = ["version", "columns", "header", "delimiter", "encoding", "sheet"];

    public static Result<ListMapping> Read(Json.Map map)
    {
        var problems = new List<Refusal>();
        foreach (var key in map.Members.Keys.Where(key => !Keys.Contains(key)))
        {
            problems.Add(new MappingNotUnderstood("one of version, columns, header, delimiter, encoding, sheet") { Where = "/" + key });
        }

        if (map["version"] is not Json.Integer { Value: ListMapping.FormatVersion })
        {
            problems.Add(new MappingNotUnderstood("the number 1") { Where = "/version" });
        }

        var header = Member<Json.Flag>(map, "header", "true or false", problems)?.Value;
        var delimiter = Member<Json.Text>(map, "delimiter", "one character", problems)?.Value;
        if (delimiter is not null && (delimiter.Length != 1 || delimiter[0] is '"' or '\r' or '\n' || !char.IsAscii(delimiter[0])))
        {
            problems.Add(new MappingNotUnderstood("one ASCII character, neither quote nor line end") { Where = "/delimiter" });
        }

        var encoding = Member<Json.Text>(map, "encoding", "the name of an encoding", problems)?.Value;
        if (encoding is not null && !ListMapping.Encodings.Contains(encoding))
        {
            problems.Add(new MappingNotUnderstood("one of " + string.Join(", ", ListMapping.Encodings.Order(StringComparer.Ordinal))) { Where = "/encoding" });
        }

        var sheet = Member<Json.Text>(map, "sheet", "the name of a sheet", problems)?.Value;
        var columns = Columns(map, header, problems);
        return problems.Count > 0
            ? Sequence.From(problems)
            : new ListMapping(header, delimiter?[0], encoding, sheet, Sequence.From(columns));
    }

    private static List<MappedColumn> Columns(Json.Map map, bool? header, List<Refusal> problems)
    {
        var columns = new List<MappedColumn>();
        if (map["columns"] is not Json.Map named)
        {
            problems.Add(new MappingNotUnderstood("an object of columns by their meaning") { Where = "/columns" });
            return columns;
        }

        foreach (var (meaning, value) in named.Members)
        {
            var where = "/columns/" + meaning;
            if (!ListMapping.Meanings.Contains(meaning))
            {
                problems.Add(new MappingMeaningUnknown(meaning) { Where = where });
            }
            else if (value is Json.Integer { Value: > 0 and <= int.MaxValue } position)
            {
                columns.Add(new MappedColumn(meaning, null, (int)position.Value));
            }
            else if (value is Json.Text { Value: var name } && !string.IsNullOrWhiteSpace(name) && header != false)
            {
                columns.Add(new MappedColumn(meaning, name, null));
            }
            else
            {
                var expected = header == false ? "a position from 1, because the file has no header" : "the name of a column or a position from 1";
                problems.Add(new MappingNotUnderstood(expected) { Where = where });
            }
        }

        if (named["number"] is null)
        {
            problems.Add(new MappingWithoutNumber { Where = "/columns" });
        }

        return columns;
    }

    private static T? Member<T>(Json.Map map, string key, string expected, List<Refusal> problems)
        where T : Json
    {
        if (map[key] is null or T)
        {
            return (T?)map[key];
        }

        problems.Add(new MappingNotUnderstood(expected) { Where = "/" + key });
        return null;
    }
}
