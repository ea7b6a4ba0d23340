// SPDX-License-Identifier: EUPL-1.2
using System.Text.RegularExpressions;

namespace Filiera.Architecture;

/// <summary>What every C# file keeps to.</summary>
public sealed partial class Sources
{
    /// <summary>"About 300 lines" and "about 40 lines", with the tolerance the word allows.</summary>
    private const int AboutThreeHundred = 320, AboutForty = 45;

    [Fact]
    public void Every_file_states_its_licence_first() =>
        Nothing.Breaks("a file starts with its licence", Repository.Sources.Where(source => !source.Text.StartsWith("// SPDX-License-Identifier: EUPL-1.2\n", StringComparison.Ordinal)));

    [Fact]
    public void A_long_file_says_why() =>
        Nothing.Breaks("a file of more than about 300 lines says why", Repository.Sources
            .Where(source => source.Lines > AboutThreeHundred && !source.IsLongOnPurpose)
            .Select(source => $"{source.Path}: {source.Lines} lines"));

    [Fact]
    public void A_long_method_says_why() =>
        Nothing.Breaks("a method of more than about 40 lines says why",
            from source in Repository.Sources
            where !source.IsLongOnPurpose
            from member in source.Members
            where member.Lines > AboutForty
            select $"{source.Path}:{member.Line}: {member.Lines} lines: {member.Head}");

    [Fact]
    public void A_file_has_one_public_type_and_its_name() =>
        Nothing.Breaks("a file holds one public type of its own name",
            from source in Repository.Sources
            where source.IsShipped && source.Name is not ("Errors" or "Ports" or "Program") && !source.Path.Contains("/UseCases/", StringComparison.Ordinal)
            let names = source.Types.Where(type => type.IsPublic && type.IsTopLevel).Select(type => type.Name).Distinct().ToList()
            where names.Count > 1 || names.Count == 1 && names[0] != source.Name.Split('.')[0]
            select $"{source.Path}: {string.Join(", ", names)}");

    [Fact]
    public void A_type_is_named_for_what_it_is() =>
        Nothing.Breaks("a type is a noun of the domain",
            from source in Repository.Sources
            from type in source.Types
            where EmptyName().IsMatch(type.Name)
            select $"{source.Path}: {type.Name}");

    [Fact]
    public void Nothing_is_left_to_do() =>
        Nothing.Breaks("nothing is left to do",
            from path in Repository.Files
            where WrittenText().IsMatch(path) && !path.StartsWith("tests/Architecture/", StringComparison.Ordinal) && !path.EndsWith("package-lock.json", StringComparison.Ordinal)
            from line in Repository.Read(path).Split('\n').Index()
            where LeftOver().IsMatch(line.Item)
            select $"{path}:{line.Index + 1}: {line.Item.Trim()}");

    [Fact]
    public void No_registry_address_stands_in_the_repository()
    {
        Nothing.Breaks("no registry address stands in the repository", Repository.Files.Where(path => Path.GetFileName(path).Equals("nuget.config", StringComparison.OrdinalIgnoreCase)));
        Nothing.Breaks("no registry address stands in the repository",
            from path in Repository.Files
            where WrittenText().IsMatch(path) && !path.StartsWith("tests/Architecture/", StringComparison.Ordinal)
            from line in Repository.Read(path).Split('\n').Index()
            where Registry().IsMatch(line.Item)
            select $"{path}:{line.Index + 1}: {line.Item.Trim()}");
    }

    [Fact]
    public void No_core_or_capability_file_catches_everything() =>
        Nothing.Breaks("Core and capabilities catch what they can name",
            from source in Repository.Sources
            where ImportTable.IsPure(source.Path)
            from Match match in CatchAll().Matches(source.Code)
            select $"{source.Path}:{source.LineAt(match.Index)}");

    [Fact]
    public void Nothing_asynchronous_returns_void() =>
        Nothing.Breaks("asynchronous work returns a task", Repository.Sources.Where(source => AsyncVoid().IsMatch(source.Code)));

    [Fact]
    public void No_test_asserts_what_is_always_so() =>
        Nothing.Breaks("a test can fail", Repository.Sources.Where(source => AlwaysTrue().IsMatch(source.Code)));

    [GeneratedRegex("(?:Manager|Helper|Service|Util|Utilitie|Utils|Impl|Dto|DTO)s?$|(?<=[a-z])Base$")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"\b(?:TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex LeftOver();

    [GeneratedRegex(@"api\.nuget\.|registry\.npmjs|registry\.yarnpkg|pypi\.org|deb\.debian|""resolved"": ""http", RegexOptions.IgnoreCase)]
    private static partial Regex Registry();

    [GeneratedRegex(@"(?:\.(?:cs|csproj|props|targets|slnx|md|json|ya?ml|mjs|js|css|razor|html|sh|txt|toml|editorconfig|npmrc)|^do|^\.ci/run)$")]
    private static partial Regex WrittenText();

    [GeneratedRegex(@"\bcatch\s*(?:\{|\(\s*(?:System\.)?Exception\b[^)]*\)\s*\{)")]
    private static partial Regex CatchAll();

    [GeneratedRegex(@"\basync\s+void\b")]
    private static partial Regex AsyncVoid();

    [GeneratedRegex(@"Assert\.(?:True\(\s*true|False\(\s*false)\b")]
    private static partial Regex AlwaysTrue();
}
