// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>Which rules a visitor asks to see: those in force on a day, narrowed by sector, purpose, stage and grade.</summary>
public sealed record RuleFilter(LocalDate On, Sector? Sector, Purpose? Purpose, Stage? Stage, Grade? Grade)
{
    /// <summary>Reads the filter from an address; what is absent narrows nothing, and the day is today.</summary>
    public static Result<RuleFilter> Read(IQueryCollection query, LocalDate today)
    {
        var refusals = new List<Refusal>();
        var day = today;
        if (query["data"].ToString() is { Length: > 0 } written && !TryReadDay(written, out day))
        {
            refusals.Add(new FieldNotUnderstood("data") { Where = "data" });
        }

        var filter = new RuleFilter(
            day,
            Word(query, "settore", Spelling.Sectors, refusals),
            Word(query, "finalita", Spelling.Purposes, refusals),
            Word(query, "fase", Spelling.Stages, refusals),
            Word(query, "grado", Spelling.Grades, refusals));
        return refusals.Count > 0 ? Sequence.From(refusals) : filter;
    }

    /// <summary>Reads a day written 2026-11-21.</summary>
    public static bool TryReadDay(string? text, out LocalDate day) =>
        LocalDatePattern.Iso.Parse(text ?? "").TryGetValue(default, out day);

    /// <summary>The rules this filter lets through, by id.</summary>
    public Sequence<AppliedRule> Of(AdoptedRulebook rulebook) => Sequence.From(rulebook.Catalogue.On(On)
        .Where(rule => Sector is not { } sector || rule.Sectors.IsEmpty || rule.Sectors.Contains(sector))
        .Where(rule => Purpose is not { } purpose || rule.Purposes.IsEmpty || rule.Purposes.Contains(purpose))
        .Where(rule => Stage is not { } stage || rule.Stages.HasFlag(stage))
        .Where(rule => Grade is not { } grade || rule.Grade == grade)
        .Select(rulebook.Apply));

    /// <summary>This filter as the query of an address.</summary>
    public string ToQuery() => QueryString.Create(new Dictionary<string, string?>
    {
        ["data"] = LocalDatePattern.Iso.Format(On),
        ["settore"] = Sector is { } sector ? Spelling.Sectors.Of(sector) : null,
        ["finalita"] = Purpose is { } purpose ? Spelling.Purposes.Of(purpose) : null,
        ["fase"] = Stage is { } stage ? Spelling.Stages.Of(stage) : null,
        ["grado"] = Grade is { } grade ? Spelling.Grades.Of(grade) : null,
    }.Where(pair => pair.Value is not null)).ToUriComponent();

    private static T? Word<T>(IQueryCollection query, string name, Vocabulary<T> words, List<Refusal> refusals)
        where T : struct, Enum
    {
        var written = query[name].ToString();
        if (written.Length == 0)
        {
            return null;
        }

        if (words.TryRead(written, out var value))
        {
            return value;
        }

        refusals.Add(new FieldNotUnderstood(name) { Where = name });
        return null;
    }
}
