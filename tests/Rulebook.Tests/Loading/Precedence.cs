// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Rulebook.Tests;

public class Precedence
{
    private const string Table = """
        pack: precedence
        kind: precedence
        title: {it: Precedenza, en: Precedence}
        tables:
          - version: 1
            valid_from: unknown
            explanation: {it: Che cosa dice., en: What it says.}
            order: [withhold, review, allow]
            not_met: {block: withhold, review: review, violation: review, warning: allow, info: allow}
            not_run: {block: review, review: review, violation: review, warning: review, info: allow}
        """;

    [Fact]
    public void A_table_says_what_every_outcome_comes_to()
    {
        var table = Load(Table).ValueOrThrow().Precedence(new LocalDate(2026, 11, 21))!;
        Assert.Equal(Consequence.Withhold, table.Of(new Outcome.NotMet("x"), Severity.Block));
        Assert.Equal(Consequence.Review, table.Of(new Outcome.NotRun("x"), Severity.Warning));
        Assert.Equal(Consequence.Allow, table.Of(new Outcome.NotMet("x"), Severity.Warning));
        Assert.Equal(Consequence.Allow, table.Of(new Outcome.Met(), Severity.Block));
        Assert.Equal(Consequence.Withhold, table.Worse(Consequence.Allow, Consequence.Withhold));
        Assert.True(table.IsMilder(Consequence.Review, Consequence.Withhold));
    }

    [Theory]
    [InlineData("order: [withhold, review, allow]", "order: [allow, review, withhold]", "rule-precedence-unsafe packs/precedence.yaml:5:5")]
    [InlineData("order: [withhold, review, allow]", "order: [withhold, allow]", "rule-precedence-unsafe packs/precedence.yaml:5:5")]
    [InlineData("not_met: {block: withhold", "not_met: {block: review", "rule-precedence-unsafe packs/precedence.yaml:5:5")]
    [InlineData("violation: review, warning: allow", "violation: allow, warning: review", "rule-precedence-unsafe packs/precedence.yaml:5:5")]
    [InlineData("warning: review, info: allow", "warning: allow, info: allow", "rule-precedence-unsafe packs/precedence.yaml:5:5")]
    [InlineData("block: withhold", "block: pass", "rule-value-not-understood packs/precedence.yaml:9:22")]
    [InlineData("violation: review, ", "", "rule-key-missing packs/precedence.yaml:9:14")]
    [InlineData("info: allow}", "info: allow, all: allow}", "rule-key-unknown packs/precedence.yaml:9:96")]
    public void A_table_that_could_hurt_somebody_or_cannot_be_read_is_refused(string instead, string of, string expected) =>
        Assert.Contains(expected, Mini.Problems(Load(ReplaceFirst(Table, instead, of))));

    [Fact]
    public void Two_tables_in_force_on_one_day_are_refused()
    {
        var twice = Table + "\n" + string.Join('\n', Table.Split('\n').SkipWhile(line => !line.StartsWith("  - ", StringComparison.Ordinal))).Replace("version: 1", "version: 2", StringComparison.Ordinal);
        Assert.Equal(["rule-versions-overlap packs/precedence.yaml:11:5"], Mini.Problems(Load(twice)));
    }

    [Fact]
    public void The_table_counts_in_the_version_of_the_rulebook() => Assert.NotEqual(
        Load(Table).ValueOrThrow().Version, Load(Table.Replace("order: [withhold, review", "order: [review, withhold", StringComparison.Ordinal)).ValueOrThrow().Version);

    private static Result<RuleCatalogue> Load(string table) => RulebookLoader.Load(
        [Mini.File("rules", Mini.Rules), Mini.File("sources", Mini.Sources), Mini.File("doubts", Mini.Doubts), Mini.File("reasons", Mini.Reasons), Mini.File("precedence", table)]);

    private static string ReplaceFirst(string text, string instead, string of)
    {
        var at = text.IndexOf(instead, StringComparison.Ordinal);
        return string.Concat(text.AsSpan(0, at), of, text.AsSpan(at + instead.Length));
    }
}
