// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>Reads one table of a pack of kind <c>precedence</c> or <c>dial-precedence</c>.</summary>
internal static class PrecedenceReader
{
    public static void OfLists(MapReader map, PackContent content) => Read(map, content, content.Precedences);

    public static void OfDialling(MapReader map, PackContent content) => Read(map, content, content.DialPrecedences);

    private static void Read(MapReader map, PackContent content, List<(ListPrecedence Item, Place Place)> tables)
    {
        var errors = content.Errors.Count;
        var precedence = new ListPrecedence(
            map.Value<RuleVersion>("version", RuleReader.TryVersion, "a whole number from 1", required: true),
            RuleReader.ReadValidity(map),
            map.Bilingual("explanation"),
            map.Words("order", Spelling.Consequences),
            BySeverity(map, "not_met"),
            BySeverity(map, "not_run"));
        map.Done();
        if (content.Errors.Count > errors)
        {
            return;
        }

        foreach (var problem in Problems(precedence))
        {
            map.Refuse(new RulePrecedenceUnsafe(problem), map.Place);
        }

        tables.Add((precedence, map.Place));
    }

    private static Sequence<Consequence> BySeverity(MapReader map, string key)
    {
        if (map.Map(key, required: true) is not { } table)
        {
            return [];
        }

        var consequences = Sequence.From(
            Enum.GetValues<Severity>().Select(severity => table.Word(Spelling.Severities.Of(severity), Spelling.Consequences)));
        table.Done();
        return consequences;
    }

    // What no table may say, whoever writes it.
    private static IEnumerable<string> Problems(ListPrecedence table)
    {
        if (table.Order.Count != Enum.GetValues<Consequence>().Length || table.Order[^1] != Consequence.Allow)
        {
            yield return "the order names each consequence once, with allow last";
        }

        if (!Rises(table.NotMet) || !Rises(table.NotRun))
        {
            yield return "a graver severity never weighs less";
        }

        if (table.NotMet[(int)Severity.Block] != Consequence.Withhold)
        {
            yield return "a rule that may block and is not met withholds";
        }

        if (table.NotMet[(int)Severity.Review] == Consequence.Allow || table.NotRun[(int)Severity.Warning] == Consequence.Allow)
        {
            yield return "what asks for a person, or could not be looked at, is never a pass";
        }
    }

    private static bool Rises(Sequence<Consequence> consequences) =>
        consequences.Zip(consequences.Skip(1)).All(pair => pair.First <= pair.Second);
}
