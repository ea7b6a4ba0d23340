// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>Reads one rule of a pack of kind <c>rules</c>.</summary>
internal static class RuleReader
{
    private const string AnId = "two or three capital letters, a dash and two digits";

    public static void Read(MapReader map, PackContent content)
    {
        var errors = content.Errors.Count;
        var tests = Tests(map);
        var rule = new Rule
        {
            Id = map.Value<RuleId>("id", RuleId.TryParse, AnId, required: true),
            Version = map.Value<RuleVersion>("version", TryVersion, "a whole number from 1", required: true),
            Validity = ReadValidity(map),
            Nature = map.Word("nature", Spelling.Natures),
            Sectors = map.WordsOrAll("sectors", Spelling.Sectors),
            Purposes = map.WordsOrAll("purposes", Spelling.Purposes),
            Actors = AtLeastOne(map, "actors", map.Words("actors", Spelling.Actors)),
            Stages = map.Words("stages", Spelling.Stages).Aggregate(Stage.None, (all, one) => all | one),
            Severity = map.Value<Severity>("severity", TrySeverity, "one of info, warning, violation, block", required: true),
            Title = map.Bilingual("title"),
            Explanation = map.Bilingual("explanation"),
            Parameters = ParameterReader.Read(map, content),
            Evidence = map.Bilinguals("evidence"),
            LegalRef = map.Bilingual("legal_ref"),
            Grade = map.Grade(),
            Sources = Citations(map, content),
            Doubts = Doubts(map, content),
            Owner = map.Text("owner"),
            Check = ReadCheck(map, content),
            Tests = Sequence.From(tests.Select(test => test.Test)),
        };
        CheckAdoption(map, rule);
        map.Done();
        if (rule.Id.Value is not null && rule.Version.Number > 0)
        {
            // A rule that was not understood is not tested: its tests would only say so again.
            var understood = content.Errors.Count == errors;
            content.Rules.Add((rule, map.Place, understood ? Sequence.From(tests.Select(test => test.Place)) : []));
        }
    }

    public static Validity ReadValidity(MapReader map)
    {
        var start = map.Node("valid_from", required: true);
        var until = map.Date("valid_to", required: false);
        if (start is YamlNode.Scalar { Text: "not-in-force" })
        {
            return new Validity.NotInForce();
        }

        if (start is YamlNode.Scalar { Text: "unknown" })
        {
            var notBefore = map.Date("not_before", required: false);
            return NotEmpty(map, new Validity.StartUnknown(notBefore, until));
        }

        return start is null ? new Validity.NotInForce() : NotEmpty(map, new Validity.Dated(map.Date("valid_from", required: true) ?? default, until));
    }

    public static Sequence<Citation> Citations(MapReader map, PackContent content)
    {
        var citations = new List<Citation>();
        foreach (var citation in map.Maps("sources", required: true))
        {
            var source = citation.Text("source");
            content.Mentions(source, citation.PlaceOf("source"));
            citations.Add(new Citation(source, citation.Grade(), citation.OneOrBoth("passage")));
            citation.Done();
        }

        return Sequence.From(citations);
    }

    public static Sequence<DoubtId> Doubts(MapReader map, PackContent content)
    {
        var doubts = map.Values<DoubtId>("doubts", DoubtId.TryParse, "a list of doubts, such as D-09", required: false);
        foreach (var doubt in doubts)
        {
            content.Mentions(doubt, map.PlaceOf("doubts"));
        }

        return doubts;
    }

    public static Sequence<RuleId> Rules(MapReader map, PackContent content)
    {
        var rules = map.Values<RuleId>("rules", RuleId.TryParse, AnId, required: true);
        foreach (var rule in rules)
        {
            content.Mentions(rule, map.PlaceOf("rules"));
        }

        return rules;
    }

    private static Validity NotEmpty(MapReader map, Validity validity)
    {
        if (validity is { Earliest: { } from, To: { } to } && to <= from)
        {
            map.Refuse(new RuleValidityEmpty(), map.PlaceOf("valid_to"));
        }

        return validity;
    }

    private static RuleCheck ReadCheck(MapReader map, PackContent content)
    {
        if (map.Node("check", required: true) is YamlNode.Map)
        {
            var none = map.Map("check", required: true)!;
            var key = none.Value<string>("none", TryKebab, "the key of a reason, in kebab-case", required: true) ?? "";
            none.Done();
            return new RuleCheck.None(content.Reason(key, none.PlaceOf("none")));
        }

        return new RuleCheck.Named(map.Value<string>("check", TryKebab, "a name in kebab-case, or none and the key of a reason", required: false) ?? "");
    }

    private static void CheckAdoption(MapReader map, Rule rule)
    {
        var asked = map.Value<string>("adoption", TryRequired, "required", required: false) is not null;
        if (rule.NeedsAdoption && rule.Severity == Severity.Block && !asked)
        {
            map.Refuse(new RuleBlockNeedsAdoption(rule.Ref.ToString()), map.PlaceOf("severity"));
        }

        if (!rule.NeedsAdoption && asked)
        {
            map.Refuse(new RuleAdoptionMisplaced(rule.Ref.ToString()), map.PlaceOf("adoption"));
        }
    }

    private static List<(PackTest Test, Place Place)> Tests(MapReader map)
    {
        var tests = new List<(PackTest, Place)>();
        foreach (var test in map.Maps("tests", required: false))
        {
            var parameter = test.OptionalText("parameter");
            var value = parameter is null ? null : test.Text("value");
            tests.Add((new PackTest(
                test.Date("on", required: true) ?? default,
                test.Word("sector", Spelling.Sectors),
                test.Word("purpose", Spelling.Purposes),
                test.Flag("in_force", otherwise: true),
                parameter,
                value), test.Place));
            test.Done();
        }

        return tests;
    }

    private static Sequence<T> AtLeastOne<T>(MapReader map, string key, Sequence<T> values)
    {
        if (values.IsEmpty && map.Node(key, required: false) is YamlNode.List { Items.IsEmpty: true } empty)
        {
            map.Refuse(new RuleValueNotUnderstood(key, "at least one"), empty.Place);
        }

        return values;
    }

    public static bool TryVersion(string? text, out RuleVersion version)
    {
        var valid = text is not ['0', ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        version = valid ? new RuleVersion(int.Parse(text!, CultureInfo.InvariantCulture)) : default;
        return valid;
    }

    private static bool TrySeverity(string? text, out Severity severity) =>
        Spelling.Severities.TryRead(text, out severity) && severity != Severity.Review;

    private static bool TryRequired(string? text, out string value)
    {
        value = text ?? "";
        return text == "required";
    }

    public static bool TryKebab(string? text, out string value)
    {
        value = text ?? "";
        return text is { Length: > 0 and <= 60 } && text[0] != '-' && text[^1] != '-'
            && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
    }
}
