// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>Reads one profile of a pack of kind <c>waiting-times</c>.</summary>
internal static class WaitingTimeReader
{
    private const string Kebab = "a name in kebab-case";
    private const string Moment = "a moment of the call, such as queue-entry";

    public static void Read(MapReader map, PackContent content)
    {
        var profile = new WaitingTimeProfile(
            map.Value<string>("id", RuleReader.TryKebab, Kebab, required: true) ?? "",
            map.Bilingual("title"),
            map.Word("nature", Spelling.Natures),
            map.WordsOrAll("sectors", Spelling.Sectors),
            RuleReader.ReadValidity(map),
            Measures(map, content),
            RuleReader.Rules(map, content),
            RuleReader.Citations(map, content),
            RuleReader.Doubts(map, content));
        map.Done();
        content.WaitingTimes.Add((profile, map.Place));
    }

    private static Sequence<WaitingTimeMeasure> Measures(MapReader profile, PackContent content)
    {
        var measures = new List<WaitingTimeMeasure>();
        foreach (var map in profile.Maps("measures", required: true))
        {
            var measure = Measure(map, content);
            if (measures.Any(other => other.Id == measure.Id))
            {
                map.Refuse(new RulebookEntryTwice(measure.Id), map.Place);
            }

            measures.Add(measure);
        }

        return Sequence.From(measures);
    }

    private static WaitingTimeMeasure Measure(MapReader map, PackContent content)
    {
        var measure = new WaitingTimeMeasure(
            map.Value<string>("id", RuleReader.TryKebab, Kebab, required: true) ?? "",
            map.Word("kind", Spelling.MeasureKinds),
            map.Bilingual("formula"),
            map.Optional<WaitingMoment>("starts", Spelling.Moments.TryRead, Moment),
            map.Optional<WaitingMoment>("stops", Spelling.Moments.TryRead, Moment),
            map.Word("population", Spelling.Populations),
            map.Word("abandoned", Spelling.Abandoned),
            map.Word("period", Spelling.Periods),
            ParameterReader.Read(map, content),
            map.Grade("wording_grade"),
            map.Grade("limit_grade"));
        map.Done();
        return measure;
    }
}
