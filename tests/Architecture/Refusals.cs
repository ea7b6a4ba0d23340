// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Filiera.Kernel;

namespace Filiera.Architecture;

/// <summary>Every refusal has a public code, and every public code is explained in <c>docs/refusals.md</c>.</summary>
public sealed partial class Refusals
{
    private static readonly IReadOnlyList<Type> Known = [.. Assemblies.Types.Where(type => type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract)];

    private static readonly IReadOnlyList<string[]> Listed = [.. Tables.RowsOf("docs/refusals.md").Where(row => row[0].StartsWith('`'))];

    [Fact]
    public void A_refusal_is_sealed() =>
        Nothing.Breaks("a refusal is sealed", Known.Where(type => !type.IsSealed));

    [Fact]
    public void A_code_is_kebab_case_and_does_not_depend_on_values() =>
        Nothing.Breaks("a code is constant and kebab-case", Known.Where(type => CodeOf(type) is not { } code || !KebabCase().IsMatch(code)));

    [Fact]
    public void A_code_means_one_thing() =>
        Nothing.Breaks(
            "two refusals never share a code",
            Known.GroupBy(CodeOf).Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group)}"));

    [Fact]
    public void Every_code_is_explained() =>
        Nothing.Breaks(
            "a code stands in docs/refusals.md",
            Known.Where(type => !Listed.Any(row => row[0].Trim('`') == CodeOf(type))).OrderBy(CodeOf, StringComparer.Ordinal).Select(Words));

    [Fact]
    public void No_explained_code_is_dead() =>
        Nothing.Breaks("a listed code has its refusal", Listed.Select(row => row[0].Trim('`')).Except(Known.Select(CodeOf)));

    [Fact]
    public void An_explanation_is_complete_in_both_languages() =>
        Nothing.Breaks(
            "a line says what is wrong and what to do, in Italian and in English",
            Listed.Where(row => row.Length != 5 || row.Any(cell => cell.Length == 0)).Select(row => row[0]));

    [Fact]
    public void The_list_is_sorted_and_without_repetition()
    {
        var lines = Repository.Read("docs/refusals.md").Split('\n');
        var head = lines.TakeWhile(line => !line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        var rows = lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        var sorted = rows.DistinctBy(CodeIn).OrderBy(CodeIn, StringComparer.Ordinal).ToList();
        if (Environment.GetEnvironmentVariable("FILIERA_ACCEPT") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, "docs/refusals.md"), string.Join('\n', [.. head, .. sorted, ""]));
            return;
        }

        Assert.Equal(sorted, rows);
    }

    private static string? CodeOf(Type type) => ((Refusal)RuntimeHelpers.GetUninitializedObject(type)).Code;

    private static string CodeIn(string line) => line.Split('`')[1];

    /// <summary>Code and English words; a message that needs its values is left to the reader of the source.</summary>
    private static string Words(Type type)
    {
        var refusal = (Refusal)RuntimeHelpers.GetUninitializedObject(type);
        try
        {
            return $"{refusal.Code}: {refusal.Message} {refusal.Remedy}";
        }
        catch (NullReferenceException)
        {
            return $"{refusal.Code}: {refusal.Remedy} ({type.FullName})";
        }
    }

    [GeneratedRegex("^[a-z0-9]+(?:-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();
}
