// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Filiera.Architecture;

/// <summary>The pages people read first are true and short.</summary>
public sealed partial class Documents
{
    private static readonly IReadOnlyList<string> Pages = [.. Repository.Files.Where(path => path.EndsWith(".md", StringComparison.Ordinal))];

    private static readonly string[] DecisionParts = ["## Context", "## Decision", "## Alternatives", "## Security considerations", "## Consequences"];

    [Fact]
    public void Every_link_between_pages_leads_somewhere() =>
        Nothing.Breaks(
            "a link leads to a file and a heading",
            from page in Pages
            from target in Links(page)
            where !Leads(page, target)
            select $"{page} → {target}");

    [Fact]
    public void Every_page_of_the_docs_is_reached_from_the_readme()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { "README.md" };
        for (var waiting = new Queue<string>(reached); waiting.TryDequeue(out var page);)
        {
            foreach (var next in Links(page).Select(target => Resolve(page, target.Split('#')[0])).Where(next => Pages.Contains(next) && reached.Add(next)))
            {
                waiting.Enqueue(next);
            }
        }

        Nothing.Breaks("a page is reached from the README", Pages.Where(page => page.StartsWith("docs/", StringComparison.Ordinal)).Except(reached));
    }

    [Fact]
    public void The_readme_is_at_most_150_lines() =>
        Assert.InRange(Repository.Read("README.md").Split('\n').Length, 20, 151);

    [Fact]
    public void The_readme_names_the_two_commands()
    {
        var readme = Repository.Read("README.md");
        Assert.True(readme.IndexOf("./do run", StringComparison.Ordinal) is var run and > 0 && run < readme.IndexOf("./do check", StringComparison.Ordinal));
    }

    [Fact]
    public void A_decision_has_its_parts_in_order() =>
        Nothing.Breaks(
            "a decision has a title and its five parts, in order",
            from page in Decisions()
            let text = Repository.Read(page)
            let at = DecisionParts.Select(part => text.IndexOf("\n" + part + "\n", StringComparison.Ordinal)).ToList()
            where !text.StartsWith("# ", StringComparison.Ordinal) || at.Contains(-1) || !at.SequenceEqual(at.Order())
            select page);

    [Fact]
    public void Decisions_are_numbered_without_gaps_and_listed()
    {
        var numbers = Decisions().Select(page => Path.GetFileName(page)[..4]);
        Assert.Equal(Enumerable.Range(1, Decisions().Count()).Select(number => number.ToString("0000", System.Globalization.CultureInfo.InvariantCulture)), numbers);
        var list = Repository.Read("docs/decisions/README.md");
        Nothing.Breaks("a decision is in the list", Decisions().Where(page => !list.Contains($"({Path.GetFileName(page)})", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_package_says_why_it_is_here()
    {
        var explained = Tables.RowsOf("docs/dependencies.md").Where(row => row.Length == 4 && row.All(cell => cell.Length > 0)).Select(row => row[0].Trim('`')).ToList();
        var packages = XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion").Select(package => (string)package.Attribute("Include")!)
            .Concat(Repository.Files.Where(path => Path.GetFileName(path) == "package.json").SelectMany(path => NpmPackages(Repository.Read(path))))
            .Distinct().ToList();
        Nothing.Breaks("a package has a line in docs/dependencies.md", packages.Except(explained));
        Nothing.Breaks("a line of docs/dependencies.md has its package", explained.Except(packages));
    }

    [Fact]
    public void What_a_program_brings_along_has_its_licence()
    {
        var explained = Tables.RowsOf("docs/dependencies.md").Where(row => row.Length == 3).Select(row => row[0].Trim('`')).ToList();
        var brought = new[] { "Web", "Cli", "Verify" }
            .SelectMany(host => JsonNode.Parse(Repository.Read($"src/Hosts/{host}/packages.lock.json"))!["dependencies"]!.AsObject())
            .SelectMany(framework => framework.Value!.AsObject())
            .Where(package => (string?)package.Value!["type"] == "Transitive")
            .Select(package => package.Key)
            .Distinct().ToList();
        Nothing.Breaks("a package brought along has a line in docs/dependencies.md", brought.Except(explained));
        Nothing.Breaks("a line of a package brought along is true", explained.Except(brought));
    }

    [Fact]
    public void A_term_of_the_glossary_has_its_type()
    {
        var types = Assemblies.Types.Select(type => type.Name.Split('`')[0]).ToHashSet(StringComparer.Ordinal);
        var terms = Tables.RowsOf("docs/glossary.md").ToList();
        Assert.NotEmpty(terms);
        Nothing.Breaks("a term has five cells", terms.Where(row => row.Length != 5 || row.Any(cell => cell.Length == 0)).Select(row => row[0]));
        Nothing.Breaks("a term's type exists", terms.Where(row => row.Length == 5 && row[4] != "–" && !types.Contains(row[4].Trim('`'))).Select(row => $"{row[0]}: {row[4]}"));
    }

    [Theory]
    [InlineData("LICENSE")]
    [InlineData("NOTICE")]
    [InlineData("publiccode.yml")]
    [InlineData("Directory.Build.props")]
    public void The_licence_is_the_same_everywhere(string path) =>
        Assert.Contains("EUPL-1.2", Repository.Read(path), StringComparison.Ordinal);

    private static IEnumerable<string> Decisions() =>
        Repository.Files.Where(path => path.StartsWith("docs/decisions/", StringComparison.Ordinal) && !path.EndsWith("README.md", StringComparison.Ordinal));

    private static IEnumerable<string> NpmPackages(string json)
    {
        using var package = System.Text.Json.JsonDocument.Parse(json);
        string[] parts = ["dependencies", "devDependencies"];
        return [.. parts.SelectMany(part => package.RootElement.TryGetProperty(part, out var found) ? found.EnumerateObject().Select(entry => entry.Name) : [])];
    }

    /// <summary>The links of a page into the repository; addresses of the web and of the portal are left out.</summary>
    private static IEnumerable<string> Links(string page) => Link().Matches(Fence().Replace(Repository.Read(page), ""))
        .Select(link => link.Groups[1].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal) && !target.StartsWith('/'));

    private static string Resolve(string page, string target) => Path
        .GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, Uri.UnescapeDataString(target))))
        .Replace('\\', '/');

    private static bool Leads(string page, string target)
    {
        var parts = target.Split('#');
        var path = parts[0].Length == 0 ? page : Resolve(page, parts[0]);
        return Repository.Exists(path)
            && (parts.Length == 1 || !path.EndsWith(".md", StringComparison.Ordinal)
                || Heading().Matches(Repository.Read(path)).Any(heading => Anchor(heading.Groups[1].Value) == parts[1]));
    }

    private static string Anchor(string heading) =>
        NotInAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("^#{1,6} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
