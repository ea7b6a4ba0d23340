// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime.Text;

namespace Filiera.Cli;

/// <summary>Rules as lines for people and as JSON, for <c>filiera rules</c>.</summary>
internal static class RulesText
{
    public static string ListJson(RuleCatalogue catalogue, IEnumerable<Rule> rules) => Json.Object(
        ("rulebook", catalogue.Version.ToString()),
        ("rules", Json.Array(rules.Select(rule => WithHash(catalogue, rule))))) + "\n";

    public static string List(RuleCatalogue catalogue, IEnumerable<Rule> rules, bool italian)
    {
        var text = new StringBuilder();
        var count = 0;
        foreach (var rule in rules)
        {
            count++;
            text.Append(CultureInfo.InvariantCulture, $"{rule.Ref,-9} {Spelling.Grades.Of(rule.Grade),-2} {Severity(rule),-16} {Stages(rule),-20} {Start(rule.Validity),-12} ");
            text.Append(rule.Check is RuleCheck.Named named ? $"{named.Name,-25}" : $"{"no check yet",-25}");
            text.Append(' ').Append(In(rule.Title, italian)).Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"{count} rules · rulebook {catalogue.Version}\n").ToString();
    }

    public static string Show(RuleCatalogue catalogue, IEnumerable<Rule> rules, bool italian)
    {
        var text = new StringBuilder();
        foreach (var rule in rules)
        {
            Show(text, catalogue, rule, italian);
            text.Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"rulebook {catalogue.Version}\n").ToString();
    }

    public static string Recorded(RuleAdoption adoption, bool json) => json
        ? Json.Object(
            ("rule", adoption.Rule.ToString()),
            ("decision", Spelling.Decisions.Of(adoption.Decision)),
            ("severity", adoption.Severity is { } severity ? Spelling.Severities.Of(severity) : Json.Null),
            ("by", adoption.By.ToString()),
            ("at", InstantPattern.ExtendedIso.Format(adoption.At)),
            ("reason", adoption.Reason),
            ("sources_shown", adoption.SourcesShown.ToString())) + "\n"
        : $"{adoption.Rule}: {Spelling.Decisions.Of(adoption.Decision)}"
            + (adoption.Severity is { } chosen ? " as " + Spelling.Severities.Of(chosen) : "") + $", recorded at {InstantPattern.General.Format(adoption.At)}\n";

    private static void Show(StringBuilder text, RuleCatalogue catalogue, Rule rule, bool italian)
    {
        text.Append(CultureInfo.InvariantCulture, $"{rule.Ref} {In(rule.Title, italian)}\n\n{In(rule.Explanation, italian)}\n\n");
        Line(text, "in force", $"{Start(rule.Validity)} to {(rule.Validity.To is { } to ? LocalDatePattern.Iso.Format(to) + " (excluded)" : "no end known")}");
        Line(text, "kind", Spelling.Natures.Of(rule.Nature));
        Line(text, "binds", string.Join(", ", rule.Actors.Select(Spelling.Actors.Of)));
        Line(text, "sectors", AllOr(rule.Sectors.Select(Spelling.Sectors.Of)));
        Line(text, "purposes", AllOr(rule.Purposes.Select(Spelling.Purposes.Of)));
        Line(text, "checked at", Stages(rule));
        Line(text, "severity", Severity(rule) + (rule is { NeedsAdoption: true, Severity: Rulebook.Severity.Block } ? ": asks for review until a person adopts it" : ""));
        Line(text, "check", rule.Check switch { RuleCheck.Named named => named.Name, RuleCheck.None none => "none: " + In(none.Because, italian), _ => "" });
        foreach (var parameter in rule.Parameters)
        {
            Line(text, "figure", Figure(parameter));
        }

        foreach (var evidence in rule.Evidence)
        {
            Line(text, "needs", In(evidence, italian));
        }

        Line(text, "law", In(rule.LegalRef, italian));
        Line(text, "grade", Spelling.Grades.Of(rule.Grade));
        foreach (var citation in rule.Sources)
        {
            var source = catalogue.Source(citation.Source)!;
            Line(text, "source", $"{citation.Source} ({Spelling.Grades.Of(citation.Grade)}) {In(source.Title, italian)}{(citation.Passage is { } passage ? ": " + In(passage, italian) : "")}");
            foreach (var address in source.Addresses)
            {
                Line(text, "", address);
            }
        }

        foreach (var doubt in catalogue.Doubts.Where(doubt => rule.Doubts.Contains(doubt.Id)))
        {
            Line(text, "doubt", $"{doubt.Id} {In(doubt.Question, italian)} {In(doubt.Meanwhile, italian)}");
        }

        Line(text, "sources", catalogue.SourcesHash(rule.Ref).ToString());
    }

    private static Json WithHash(RuleCatalogue catalogue, Rule rule) => new Json.Map(
        ((Json.Map)RulebookJson.Of(rule)).Members.Add("sources_hash", catalogue.SourcesHash(rule.Ref).ToString()));

    private static void Line(StringBuilder text, string name, string value) => text.Append(CultureInfo.InvariantCulture, $"  {name,-11} {value}\n");

    private static string Figure(Parameter parameter)
    {
        var note = parameter.Standing == ParameterStanding.Stated ? "" : $" ({Spelling.Standings.Of(parameter.Standing)})";
        var grade = parameter.Grade is { } own ? $" ({Spelling.Grades.Of(own)})" : "";
        return $"{parameter.Name} = {RulebookJson.Written(parameter.Value)}{note}{grade}{(parameter.Doubt is { } doubt ? " " + doubt : "")}";
    }

    private static string Severity(Rule rule) => Spelling.Severities.Of(rule.Severity) + (rule is { NeedsAdoption: true, Severity: Rulebook.Severity.Block } ? " (asks)" : "");

    private static string Stages(Rule rule) => rule.Stages == Stage.None ? "-" : string.Join(",", Spelling.WordsOf(rule.Stages));

    private static string AllOr(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } some ? some : "all";

    private static string In(Bilingual text, bool italian) => italian ? text.Italian : text.English;

    private static string Start(Validity validity) => validity switch
    {
        Validity.Dated dated => LocalDatePattern.Iso.Format(dated.From),
        Validity.StartUnknown => "unknown",
        _ => "not in force",
    };
}
