// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Rulebook;

/// <summary>What differs between two rulebooks, or between two days of one.</summary>
/// <param name="Older">What the older side is: a version, or a day.</param>
/// <param name="Newer">What the newer side is.</param>
/// <param name="Rules">Rules added, removed and changed, by id.</param>
/// <param name="Others">Differences in sources, doubts, dates, precedents, calendars, profiles and precedence; none between two days of one rulebook.</param>
public sealed record RulebookDiff(string Older, string Newer, Sequence<RuleChange> Rules, Sequence<FieldChange> Others)
{
    private static readonly (string Section, string Key)[] Sections =
    [
        ("sources", "key"), ("doubts", "id"), ("precedents", "id"), ("patron_saints", "municipality"), ("waiting_times", "id"),
    ];

    /// <summary>True when nothing differs.</summary>
    public bool IsEmpty => Rules.IsEmpty && Others.IsEmpty;

    /// <summary>Compares two rulebooks, version of a rule by version of a rule.</summary>
    public static RulebookDiff Between(RuleCatalogue older, RuleCatalogue newer)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        return new RulebookDiff(
            older.Version.ToString(), newer.Version.ToString(), Compare(older.Rules, newer.Rules, rule => rule.Ref), CompareOthers(older, newer));
    }

    /// <summary>Compares the rules in force on two days of one rulebook, whatever the sector and purpose.</summary>
    public static RulebookDiff BetweenDays(RuleCatalogue catalogue, LocalDate older, LocalDate newer)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return new RulebookDiff(
            RulebookJson.Written(older), RulebookJson.Written(newer), Compare(catalogue.On(older), catalogue.On(newer), rule => rule.Id), []);
    }

    /// <summary>The differences as JSON.</summary>
    public Json ToJson() => Json.Object(
        ("older", Older),
        ("newer", Newer),
        ("rules", Json.Array(Rules.Select(change => Json.Object(
            ("id", change.Id.ToString()),
            ("change", change.Kind),
            ("before", change.Before is { } before ? before.Ref.ToString() : Json.Null),
            ("after", change.After is { } after ? after.Ref.ToString() : Json.Null),
            ("fields", Json.Array(change.Fields.Select(Field))))))),
        ("others", Json.Array(Others.Select(Field))));

    /// <summary>The differences as lines for people, each ended by a line feed.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(Older).Append(" -> ").Append(Newer).Append('\n');
        if (IsEmpty)
        {
            return text.Append("nothing differs\n").ToString();
        }

        foreach (var change in Rules)
        {
            var rule = (change.After ?? change.Before)!;
            var sign = change.Before is null ? '+' : change.After is null ? '-' : '~';
            text.Append(sign).Append(' ').Append(rule.Ref).Append(' ').Append(rule.Title.English).Append('\n');
            Lines(text, change.Fields);
        }

        if (!Others.IsEmpty)
        {
            text.Append("~ outside the rules\n");
            Lines(text, Others);
        }

        return text.ToString();
    }

    private static void Lines(StringBuilder text, Sequence<FieldChange> fields)
    {
        foreach (var field in fields)
        {
            text.Append("    ").Append(field.Path).Append(": ").Append(field.Before?.ToString() ?? "(absent)")
                .Append(" -> ").Append(field.After?.ToString() ?? "(absent)").Append('\n');
        }
    }

    private static Json Field(FieldChange field) => Json.Object(
        ("path", field.Path), ("before", field.Before ?? Json.Null), ("after", field.After ?? Json.Null));

    private static Sequence<RuleChange> Compare<TKey>(Sequence<Rule> older, Sequence<Rule> newer, Func<Rule, TKey> key)
        where TKey : notnull
    {
        var before = older.ToDictionary(key);
        var after = newer.ToDictionary(key);
        return Sequence.From(
            from name in before.Keys.Union(after.Keys)
            let one = before.GetValueOrDefault(name)
            let other = after.GetValueOrDefault(name)
            where one is null || other is null || one != other
            let fields = one is null || other is null ? [] : Fields("", RulebookJson.Of(one), RulebookJson.Of(other)).ToList()
            orderby (other ?? one).Ref
            select new RuleChange(one, other, Sequence.From(fields)));
    }

    private static Sequence<FieldChange> CompareOthers(RuleCatalogue older, RuleCatalogue newer)
    {
        var before = (Json.Map)RulebookJson.Of(older);
        var after = (Json.Map)RulebookJson.Of(newer);
        var changes = Sections.SelectMany(part => Fields(part.Section, Keyed(before[part.Section]!, part.Key), Keyed(after[part.Section]!, part.Key)))
            .Concat(Fields("precedence", Versions(before), Versions(after)))
            .Concat(Fields("dates", before["dates"], after["dates"]))
            .Concat(Fields("holidays", before["holidays"], after["holidays"]));
        return Sequence.From(changes);
    }

    private static Json Versions(Json.Map rulebook) =>
        Json.Object([.. ((Json.List)rulebook["precedence"]!).Items.Select(table => (((Json.Map)table)["version"]!.ToString(), table))]);

    private static Json Keyed(Json list, string key) =>
        Json.Object([.. ((Json.List)list).Items.Select(item => (((Json.Text)((Json.Map)item)[key]!).Value, item))]);

    private static IEnumerable<FieldChange> Fields(string path, Json? before, Json? after)
    {
        if (before == after)
        {
            return [];
        }

        if (before is not Json.Map one || after is not Json.Map other)
        {
            return [new FieldChange(path, before, after)];
        }

        return one.Members.Keys.Union(other.Members.Keys).Order(StringComparer.Ordinal)
            .SelectMany(name => Fields(path.Length == 0 ? name : $"{path}.{name}", one[name], other[name]));
    }
}
