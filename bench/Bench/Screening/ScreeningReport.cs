// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Filiera.Bench;

/// <summary>What the screening benchmark found: claims first, then the times they rest on.</summary>
internal sealed class ScreeningReport
{
    private readonly List<Figure> _claims = [];
    private readonly List<Section> _sections = [];
    private readonly List<string> _checks = [];

    /// <summary>A table of contenders that ran in turn.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="note">What the contenders did.</param>
    /// <param name="rows">How many rows each had to do.</param>
    /// <param name="measures">Their times; the others are compared with the first.</param>
    public void Add(string title, string note, long rows, IReadOnlyList<Measure> measures)
    {
        _sections.Add(new Section(title, note, rows, measures));
        Console.Error.WriteLine($"{title}: {string.Join(", ", measures.Select(measure => FormattableString.Invariant($"{measure.Name} {measure.Median:F3} s")))}");
    }

    /// <summary>A figure that the project set itself a goal for.</summary>
    public void Claim(string what, string goal, string measured, bool isMet) => _claims.Add(new Figure(what, goal, measured, isMet));

    /// <summary>A ratio that should be at least, or at most, some value.</summary>
    public void Claim(string what, double ratio, double goal, bool isAtLeast) => Claim(
        what,
        FormattableString.Invariant($"{(isAtLeast ? "≥" : "≤")} {goal:0.##}×"),
        FormattableString.Invariant($"{ratio:0.00}×"),
        isAtLeast ? ratio >= goal : ratio <= goal);

    /// <summary>A comparison of results that held.</summary>
    public void Check(string what)
    {
        _checks.Add(what);
        Console.Error.WriteLine(what);
    }

    /// <summary>Shows the page, and keeps it with the figures when the run was whole.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="command">What repeats it.</param>
    /// <param name="intro">What was screened.</param>
    public void Write(ScreeningOptions options, string command, string intro)
    {
        var page = Page(options.Date, command, intro);
        Console.Write(page);
        if (options.IsSaved)
        {
            Measure.Save("screening", page, Figures(options.Date, command));
        }
    }

    private string Page(string date, string command, string intro)
    {
        var culture = CultureInfo.InvariantCulture;
        var page = new StringBuilder();
        page.AppendLine(culture, $"# Screening a contact list\n\n{Measure.Cpu}; {date}; two threads; repeat with `{command}` (first `npm install --no-save --no-package-lock --ignore-scripts` in `bench/peers/screening`, where the peers' SQL stands).\n\n{intro}\n");
        if (_claims.Count > 0)
        {
            page.AppendLine("| figure | goal | measured | met |\n| --- | ---: | ---: | :---: |");
            _claims.ForEach(claim => page.AppendLine(culture, $"| {claim.What} | {claim.Goal} | {claim.Measured} | {(claim.IsMet ? "yes" : "no")} |"));
            page.AppendLine();
        }

        foreach (var section in _sections)
        {
            page.AppendLine(culture, $"## {section.Title}\n\n{section.Note}\n\n| contender | min s | median s | max s | M rows/s | times the first's time |\n| --- | ---: | ---: | ---: | ---: | ---: |");
            foreach (var measure in section.Measures)
            {
                page.AppendLine(culture, $"| {measure.Name} | {measure.Min:F3} | {measure.Median:F3} | {measure.Max:F3} | {section.Rows / measure.Median / 1e6:F2} | {measure.Median / section.Measures[0].Median:F2} |");
            }

            page.AppendLine();
        }

        if (_checks.Count > 0)
        {
            page.AppendLine("## What was compared\n");
            _checks.ForEach(check => page.AppendLine(culture, $"* {check}"));
        }

        return page.ToString().TrimEnd() + "\n";
    }

    private string Figures(string date, string command) => JsonSerializer.Serialize(
        new
        {
            date,
            cpu = Measure.Cpu,
            command,
            claims = _claims,
            sections = _sections.Select(s => new { s.Title, s.Rows, measures = s.Measures.Select(m => new { name = m.Name, seconds = m.Seconds }) }),
            checks = _checks,
        },
        new JsonSerializerOptions { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";

    private sealed record Figure(string What, string Goal, string Measured, bool IsMet);

    private sealed record Section(string Title, string Note, long Rows, IReadOnlyList<Measure> Measures);
}
