// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Cli.Tests;

/// <summary><c>filiera rules list|show|diff|adopt</c>.</summary>
public sealed class RulesLooked(Sector sector)
{
    [Fact]
    public async Task A_list_can_be_narrowed_by_grade_and_stage()
    {
        var all = (await Tool.RunAsync("rules", "list")).WithCode(0).Lines;
        var narrow = (await Tool.RunAsync("rules", "list", "--grade", "S", "--stage", "list")).WithCode(0).Lines;

        Assert.Contains(all, line => line.StartsWith("RPO-03@1", StringComparison.Ordinal));
        Assert.NotEmpty(narrow);
        Assert.True(narrow.Count < all.Count);
        Assert.Equal("{", (await Tool.RunAsync("rules", "list", "--json")).WithCode(0).Output[..1]);
    }

    [Fact]
    public async Task A_rule_is_shown_with_its_sources_and_an_unknown_one_is_refused()
    {
        var shown = (await Tool.RunAsync("rules", "show", "RPO-03")).WithCode(0).Output;
        var unknown = await Tool.RunAsync("rules", "show", "ZZZ-99");

        Assert.Contains("sources     sha256:", shown, StringComparison.Ordinal);
        Assert.Equal((2, ""), (unknown.Code, unknown.Output));
        Assert.Equal(["rule-unknown"], unknown.Codes);
    }

    [Fact]
    public async Task Two_days_of_the_rulebook_differ_by_the_rules_that_came_into_force_between_them()
    {
        var changed = (await Tool.RunAsync("rules", "diff", "2026-08-01", "2026-08-03")).WithCode(0).Output;

        Assert.Contains("AI-01", changed, StringComparison.Ordinal);
        Assert.DoesNotContain("AI-01", (await Tool.RunAsync("rules", "diff", "2026-08-03", "2026-08-04")).WithCode(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_is_recorded_with_the_sources_read_and_refused_without_them()
    {
        using var desk = sector.Copy();
        var sources = (await Tool.RunAsync("rules", "show", "AUT-01")).Lines.Single(line => line.StartsWith("  sources ", StringComparison.Ordinal)).Split(' ')[^1];
        string[] choice = ["rules", "adopt", "AUT-01@1", "--decision", "adopt", "--severity", "block", "--by", "person:tester", "--reason", "Prova"];

        var wrong = await desk.RunAsync([.. choice, "--sources", "sha256:" + new string('0', 64)]);
        var right = await desk.RunAsync([.. choice, "--sources", sources]);
        var unread = await desk.RunAsync("rules", "adopt", "nonsense", "--decision", "adopt", "--by", "?", "--reason", "Prova", "--sources", "none");

        Assert.Equal(["adoption-sources-changed"], wrong.Codes);
        Assert.Contains("AUT-01@1", right.WithCode(0).Output, StringComparison.Ordinal);
        Assert.Equal(["rule-value-not-understood", "rule-value-not-understood", "rule-value-not-understood"], unread.Codes);
        Assert.Equal((2, 2), (wrong.Code, unread.Code));
    }
}
