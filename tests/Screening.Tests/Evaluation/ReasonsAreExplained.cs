// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using Filiera.Numbering;

namespace Filiera.Screening.Tests;

public sealed class ReasonsAreExplained
{
    private static readonly string[] RowCodes =
        ["row-blank", "row-too-short", "row-too-long", "row-not-decodable", "row-quote-not-closed", "row-quote-misplaced", "not-a-subscriber-number"];

    [Fact]
    public void Every_code_a_row_can_carry_is_explained_in_both_languages_and_no_other()
    {
        var numbers = NumberWords.Reasons
            .Where(reason => reason.Status is NumberStatus.Invalid or NumberStatus.Ambiguous)
            .Select(reason => "number-" + reason.Code);
        var table = File.ReadLines(Page())
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split(" | ", StringSplitOptions.TrimEntries))
            .ToList();
        Assert.Equal(ReasonCodes.All.Concat(DialReasons.All).Concat(RowCodes).Concat(numbers).Order(StringComparer.Ordinal), table.Select(row => row[0].Trim('`')).Order(StringComparer.Ordinal));
        Assert.All(table, row => Assert.True(row[1].EndsWith('.') && row[2].TrimEnd('|', ' ').EndsWith('.'), row[0]));
    }

    [Fact]
    public void Every_list_check_of_the_rulebook_is_built_and_every_built_check_is_in_the_rulebook()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Page())!, "..", "rulebook");
        var named = Rulebook.RulebookDirectory.Load(folder).ValueOrThrow().Rules
            .Where(rule => rule.Stages.HasFlag(Rulebook.Stage.List))
            .Select(rule => rule.Check)
            .OfType<Rulebook.RuleCheck.Named>()
            .Select(check => check.Name)
            .Distinct();
        Assert.Equal(ListChecks.Names, named.Order(StringComparer.Ordinal));
    }

    private static string Page([CallerFilePath] string here = "")
    {
        var at = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(at.FullName, "Filiera.slnx")))
        {
            at = at.Parent!;
        }

        return Path.Combine(at.FullName, "docs", "screening-reasons.md");
    }
}
