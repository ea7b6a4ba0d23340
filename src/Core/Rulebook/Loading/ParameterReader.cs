// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using System.Globalization;
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Rulebook;

/// <summary>Reads a rule's figures; the unit is the end of the name.</summary>
internal static class ParameterReader
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly Currency Sterling = Currency.Of("GBP", 2);

    // Longest ending first: _working_days also ends in _days.
    private static readonly (string Suffix, string Expected, Func<string, ParameterValue?> Read)[] Units =
    [
        ("_working_days", "a whole number of working days", text => Span(text, SpanUnit.WorkingDays)),
        ("_seconds", "a whole number of seconds", text => Span(text, SpanUnit.Seconds)),
        ("_hours", "a whole number of hours", text => Span(text, SpanUnit.Hours)),
        ("_days", "a whole number of days", text => Span(text, SpanUnit.Days)),
        ("_months", "a whole number of months", text => Span(text, SpanUnit.Months)),
        ("_years", "a whole number of years", text => Span(text, SpanUnit.Years)),
        ("_ppm", "whole parts per million", text => Whole(text) is { } n ? new ParameterValue.Share(new PartsPerMillion(n)) : null),
        ("_cents", "whole euro cents", text => Whole(text) is { } n ? new ParameterValue.Amount(Money.Euro(n / 100m)) : null),
        ("_pence", "whole pence", text => Whole(text) is { } n ? new ParameterValue.Amount(new Money(n / 100m, Sterling)) : null),
        ("_count", "a whole number", text => Whole(text) is { } n ? new ParameterValue.Count(n) : null),
        ("_window", "two times of one day, such as 09:00-20:00", Window),
        ("_date", "a date, such as 2026-06-19", text => MapReader.TryDate(text, out var day) ? new ParameterValue.Day(day) : null),
        ("_flag", "true or false", text => text is "true" or "false" ? new ParameterValue.Flag(text == "true") : null),
        ("_text", "text", text => string.IsNullOrWhiteSpace(text) ? null : new ParameterValue.Text(text)),
    ];

    private static readonly FrozenSet<char> NameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789_".ToFrozenSet();

    public static Sequence<Parameter> Read(MapReader owner, PackContent content)
    {
        var parameters = new List<Parameter>();
        if (owner.Map("parameters", required: false) is { } map)
        {
            foreach (var (name, place, value) in map.Entries())
            {
                if (Read(map, name, place, value, content) is { } parameter)
                {
                    parameters.Add(parameter);
                }
            }
        }

        return Sequence.From(parameters);
    }

    private static Parameter? Read(MapReader map, string name, Place place, YamlNode node, PackContent content)
    {
        if (node is YamlNode.Scalar scalar)
        {
            return Value(map, name, place, scalar) is { } plain ? new Parameter(name, plain, ParameterStanding.Stated, null, null) : null;
        }

        if (map.AsMap(node, name) is not { } detail)
        {
            return null;
        }

        var value = detail.Node("value", required: true) is YamlNode.Scalar written ? Value(map, name, place, written) : null;
        var standing = detail.Optional<ParameterStanding>("standing", Spelling.Standings.TryRead, "stated, default, historic or contrary");
        var grade = detail.OptionalGrade();
        var doubt = detail.Optional<DoubtId>("doubt", DoubtId.TryParse, "a doubt, such as D-09");
        if (doubt is { } named)
        {
            content.Mentions(named, detail.PlaceOf("doubt"));
        }

        if (value is null && detail.Node("value", required: false) is YamlNode.List or YamlNode.Map)
        {
            map.Refuse(new RuleParameterUnitWrong(name, "one value"), place);
        }

        detail.Done();
        return value is null ? null : new Parameter(name, value, standing ?? ParameterStanding.Stated, grade, doubt);
    }

    private static ParameterValue? Value(MapReader map, string name, Place place, YamlNode.Scalar written)
    {
        var unit = Units.FirstOrDefault(unit => name.EndsWith(unit.Suffix, StringComparison.Ordinal) && name.Length > unit.Suffix.Length);
        if (unit.Suffix is null || !name.All(NameCharacters.Contains))
        {
            map.Refuse(new RuleParameterUnitWrong(name, "a name that ends in a unit, such as max_age_days"), place);
            return null;
        }

        var value = written.Text == "unknown" ? new ParameterValue.Unknown() : unit.Read(written.Text);
        if (value is null)
        {
            map.Refuse(new RuleParameterUnitWrong(name, unit.Expected), written.Place);
        }

        return value;
    }

    private static ParameterValue.Span? Span(string text, SpanUnit unit) => Whole(text) is { } n ? new ParameterValue.Span(n, unit) : null;

    // Zeros in front are refused: 015 is more likely a slip than a number.
    private static long? Whole(string text) =>
        text is ['0', _, ..] || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n > Json.LargestInteger ? null : n;

    private static ParameterValue.Window? Window(string text)
    {
        if (text.Split('-') is not [var from, var to] || !Clock.Parse(from).TryGetValue(default, out var start)
            || !Clock.Parse(to).TryGetValue(default, out var end) || (end != LocalTime.Midnight && end <= start))
        {
            return null;
        }

        return new ParameterValue.Window(new TimeWindow(start, end));
    }
}
