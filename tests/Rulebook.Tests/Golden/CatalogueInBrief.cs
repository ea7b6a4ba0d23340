// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook.Tests;

/// <summary>One line per version of a rule, so that every change of the packs is seen in review.</summary>
public class CatalogueInBrief
{
    [Fact]
    public void Every_rule_is_as_the_golden_file_says()
    {
        var lines = Shipped.Catalogue.Rules.Select(Line).ToArray();
        var path = Path.Combine(Root(), "tests", "Rulebook.Tests", "Golden", "catalogue.txt");
        if (Environment.GetEnvironmentVariable("FILIERA_ACCEPT") == "1")
        {
            File.WriteAllText(path, string.Join('\n', lines) + "\n");
            Assert.Skip("The golden file was renewed: read the difference before committing it.");
        }

        Assert.Equal(File.ReadAllText(path).TrimEnd('\n').Split('\n'), lines);
    }

    private static string Line(Rule rule) => string.Join(" | ",
        rule.Ref,
        Spelling.Grades.Of(rule.Grade),
        Spelling.Severities.Of(rule.Severity),
        Validity(rule.Validity),
        string.Join(",", Spelling.WordsOf(rule.Stages)),
        string.Join(",", rule.Parameters.Select(parameter =>
            $"{parameter.Name}={RulebookJson.Written(parameter.Value)}{(parameter.Standing == ParameterStanding.Stated ? "" : ":" + Spelling.Standings.Of(parameter.Standing))}")),
        rule.Check is RuleCheck.Named named ? named.Name : "none");

    private static string Validity(Validity validity) => validity switch
    {
        Rulebook.Validity.Dated dated => $"{dated.From:yyyy-MM-dd}..{dated.Until:yyyy-MM-dd}",
        Rulebook.Validity.StartUnknown unknown => $"unknown({unknown.NotBefore:yyyy-MM-dd})..{unknown.Until:yyyy-MM-dd}",
        _ => "not in force",
    };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Filiera.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}
