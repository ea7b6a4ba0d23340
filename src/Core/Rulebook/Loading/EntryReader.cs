// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>Reads the entries of the packs of reasons, sources, doubts, dates and precedents.</summary>
internal static class EntryReader
{
    public static void Reason(MapReader map, PackContent content)
    {
        var key = map.Value<string>("key", RuleReader.TryKebab, "a name in kebab-case", required: true) ?? "";
        var text = map.Bilingual("text");
        map.Done();
        content.Reasons.Add((key, text, map.Place));
    }

    public static void Source(MapReader map, PackContent content)
    {
        var source = new Source(map.Text("key"), map.Grade(), map.Bilingual("title"), map.Texts("addresses", required: true));
        map.Done();
        content.Sources.Add((source, map.Place));
    }

    public static void Doubt(MapReader map, PackContent content)
    {
        var doubt = new Doubt(
            map.Value<DoubtId>("id", DoubtId.TryParse, "D-, and two digits", required: true),
            map.Bilingual("question"),
            map.Bilingual("meanwhile"),
            RuleReader.Rules(map, content));
        map.Done();
        content.Doubts.Add((doubt, map.Place));
    }

    public static void Date(MapReader map, PackContent content)
    {
        var date = new DatedEvent(
            map.Date("day", required: true) ?? default,
            map.Flag("month_only", otherwise: false),
            map.Flag("yearly", otherwise: false),
            map.Bilingual("what"),
            map.OptionalGrade(),
            RuleReader.Rules(map, content),
            RuleReader.Doubts(map, content));
        map.Done();
        content.Dates.Add(date);
    }

    public static void Precedent(MapReader map, PackContent content)
    {
        var sources = map.Texts("sources", required: true);
        foreach (var source in sources)
        {
            content.Mentions(source, map.PlaceOf("sources"));
        }

        var precedent = new Precedent(
            map.Value<string>("id", RuleReader.TryKebab, "a name in kebab-case", required: true) ?? "",
            map.Text("authority"),
            map.Text("subject"),
            map.Text("when"),
            map.Bilingual("what"),
            Sequence.From(Amounts(map)),
            map.OptionalText("amount_note"),
            map.Flag("annulled", otherwise: false),
            map.Grade(),
            sources,
            RuleReader.Rules(map, content));
        map.Done();
        content.Precedents.Add((precedent, map.Place));
    }

    // Two equal fines in one measure are two fines: unlike other lists, this one may repeat a value.
    private static IEnumerable<Money> Amounts(MapReader map)
    {
        if (map.Node("amounts_cents", required: true) is not YamlNode.List list)
        {
            map.Refuse(new RuleValueNotUnderstood("amounts_cents", "a list of whole euro cents"), map.PlaceOf("amounts_cents"));
            yield break;
        }

        foreach (var item in list.Items)
        {
            if (item is YamlNode.Scalar scalar && long.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var cents)
                && cents <= Json.LargestInteger)
            {
                yield return Money.Euro(cents / 100m);
            }
            else
            {
                map.Refuse(new RuleValueNotUnderstood("amounts_cents", "whole euro cents"), item.Place);
            }
        }
    }
}
