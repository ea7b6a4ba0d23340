// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Numbering;

/// <summary>Reads the numbering data: lines of tab-separated columns, comments with <c>#</c>, a version among them.</summary>
internal static class PlanReader
{
    private static readonly string[] RangeColumns =
        ["prefix", "min_digits", "max_digits", "kind", "place", "country", "from", "until", "withdrawn", "grade", "source", "note"];

    private static readonly string[] CountryColumns = ["prefix", "countries", "note"];

    /// <summary>The text of a data file shipped inside this room.</summary>
    public static string Resource(string name)
    {
        using var stream = typeof(PlanReader).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The plan, or every broken line.</summary>
    public static Result<NumberingPlan> Read(string text)
    {
        var file = Split(text, RangeColumns);
        var problems = file.Problems;
        var ranges = new List<PlanRange>();
        foreach (var (line, cells) in file.Rows)
        {
            if (Range(cells) is (var range, null))
            {
                ranges.Add(range!);
            }
            else
            {
                problems.Add(new PlanLineIsBroken(line, Range(cells).Problem!));
            }
        }

        var asOf = LocalDatePattern.Iso.Parse(file.AsOf ?? string.Empty);
        if (file.Version is null || !asOf.Success)
        {
            problems.Add(new PlanLineIsBroken(1, "the comments must give a version and an as-of date"));
        }

        return problems.Count > 0
            ? Sequence.From<Refusal>(problems)
            : new NumberingPlan(file.Version!, asOf.Value, Sequence.From(ranges));
    }

    /// <summary>The calling codes, or every broken line.</summary>
    public static Result<CountryTable> ReadCountries(string text)
    {
        var file = Split(text, CountryColumns);
        foreach (var (line, cells) in file.Rows)
        {
            if (!IsDigits(cells[0]) || cells[1].Length < 2)
            {
                file.Problems.Add(new PlanLineIsBroken(line, "a prefix of digits and its countries are needed"));
            }
        }

        return file.Problems.Count > 0
            ? Sequence.From<Refusal>(file.Problems)
            : new CountryTable([.. file.Rows.Select(row => (row.Cells[0], row.Cells[1]))]);
    }

    private static (PlanRange? Range, string? Problem) Range(string[] cells)
    {
        var culture = CultureInfo.InvariantCulture;
        if (!IsDigits(cells[0]))
        {
            return (null, "the prefix is not made of digits");
        }

        if (!int.TryParse(cells[1], NumberStyles.None, culture, out var min) || !int.TryParse(cells[2], NumberStyles.None, culture, out var max)
            || min < cells[0].Length || max < min || max > NumberingPlan.MostDigits)
        {
            return (null, "the lengths are not in order");
        }

        if (!NumberWords.TryParseKind(cells[3], out var kind))
        {
            return (null, "unknown kind");
        }

        RangeGrade? grade = cells[9] switch
        {
            "P" => RangeGrade.Official,
            "P~" => RangeGrade.OfficialOpening,
            "S" => RangeGrade.Secondary,
            "K" => RangeGrade.GeneralKnowledge,
            _ => null,
        };
        if (grade is null || cells[5].Length != 2 || cells[8] is not ("" or "yes") || cells[10].Length == 0)
        {
            return (null, "country, withdrawn, grade or source is wrong");
        }

        return TryDate(cells[6], out var from) && TryDate(cells[7], out var until)
            ? (new PlanRange(cells[0], min, max, kind, Text(cells[4]), string.Intern(cells[5]), from, until, cells[8] == "yes", grade.Value, cells[10], Text(cells[11])), null)
            : (null, "a date is not written as 2026-11-21");
    }

    private static DataFile Split(string text, string[] columns)
    {
        var file = new DataFile();
        var headed = false;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            var cells = line.Split('\t');
            if (line.StartsWith('#'))
            {
                file.Version ??= Comment(line, "# version: ");
                file.AsOf ??= Comment(line, "# as-of: ");
            }
            else if (!headed && line.Length > 0)
            {
                headed = true;
                if (!cells.SequenceEqual(columns))
                {
                    file.Problems.Add(new PlanLineIsBroken(i + 1, "the columns are not the expected ones"));
                }
            }
            else if (cells.Length == columns.Length)
            {
                file.Rows.Add((i + 1, cells));
            }
            else if (line.Length > 0)
            {
                file.Problems.Add(new PlanLineIsBroken(i + 1, "the number of columns is wrong"));
            }
        }

        return file;
    }

    private static string? Comment(string line, string name) => line.StartsWith(name, StringComparison.Ordinal) ? line[name.Length..] : null;

    private static string? Text(string cell) => cell.Length == 0 ? null : cell;

    private static bool IsDigits(string cell) => cell.Length is > 0 and <= NumberingPlan.MostDigits && cell.All(char.IsAsciiDigit);

    private static bool TryDate(string cell, out LocalDate? date)
    {
        var parsed = LocalDatePattern.Iso.Parse(cell);
        date = parsed.Success ? parsed.Value : null;
        return parsed.Success || cell.Length == 0;
    }

    private sealed class DataFile
    {
        public List<(int Line, string[] Cells)> Rows { get; } = [];

        public List<Refusal> Problems { get; } = [];

        public string? Version { get; set; }

        public string? AsOf { get; set; }
    }
}
