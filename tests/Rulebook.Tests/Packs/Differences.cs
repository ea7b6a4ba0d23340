// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Rulebook.Tests;

public class Differences
{
    [Fact]
    public void A_rulebook_does_not_differ_from_itself()
    {
        var diff = RulebookDiff.Between(Shipped.Catalogue, Shipped.Catalogue);
        Assert.True(diff.IsEmpty);
        Assert.EndsWith("nothing differs\n", diff.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_figure_is_named_field_by_field()
    {
        var newer = Mini.Load(
            Mini.Rules.Replace("max_age_days: 15", "max_age_days: 16", StringComparison.Ordinal).Replace("value: 15", "value: 16", StringComparison.Ordinal),
            Mini.Sources.Replace("en: An act", "en: The act", StringComparison.Ordinal)).ValueOrThrow();
        var diff = RulebookDiff.Between(Mini.Load().ValueOrThrow(), newer);
        var change = Assert.Single(diff.Rules);
        Assert.Equal(("changed", "AAA-01@1"), (change.Kind, change.After!.Ref.ToString()));
        Assert.Equal(new FieldChange("parameters.max_age_days.value", 15, 16), change.Fields[0]);
        Assert.Equal(["parameters.max_age_days.value", "tests"], change.Fields.Select(field => field.Path));
        Assert.Equal([new FieldChange("sources.A1.title.en", "An act", "The act")], diff.Others);
    }

    [Fact]
    public void An_added_version_is_added_and_a_removed_one_removed()
    {
        var older = Mini.Load(Mini.Rules[..Mini.Rules.IndexOf("\n  - id: AAA-01\n    version: 2", StringComparison.Ordinal)]).ValueOrThrow();
        var newer = Mini.Load().ValueOrThrow();
        Assert.Equal([("added", "AAA-01")], RulebookDiff.Between(older, newer).Rules.Select(change => (change.Kind, change.Id.ToString())));
        Assert.Equal([("removed", "AAA-01")], RulebookDiff.Between(newer, older).Rules.Select(change => (change.Kind, change.Id.ToString())));
    }

    [Fact]
    public void Between_two_days_the_rules_that_began_ended_and_changed_are_named() => Assert.Equal(
        [("ENE-01", "added"), ("ENE-02", "added"), ("QOS-06", "changed")],
        RulebookDiff.BetweenDays(Shipped.Catalogue, new LocalDate(2026, 6, 18), new LocalDate(2026, 7, 1)).Rules
            .Select(change => (change.Id.ToString(), change.Kind)));

    [Fact]
    public void The_json_form_can_be_read_back()
    {
        var diff = RulebookDiff.BetweenDays(Shipped.Catalogue, new LocalDate(2024, 1, 1), new LocalDate(2026, 11, 21));
        var json = Json.Parse(diff.ToJson().ToCanonicalBytes()).ValueOrThrow();
        Assert.Equal(diff.Rules.Count, ((Json.List)((Json.Map)json)["rules"]!).Items.Count);
    }
}
