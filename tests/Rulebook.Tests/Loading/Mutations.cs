// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using System.Text.RegularExpressions;
using Filiera.Kernel;
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Rulebook.Tests;

/// <summary>Whatever happens to a pack, it loads or every error has its place; nothing is thrown and nothing half-loads.</summary>
public partial class Mutations
{
    private static readonly bool _deep = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1";

    private static readonly string[] Fragments =
    [
        "", " ", "\n", "\t", ":", "- ", "#", "'", "\"", "{", "}", "[", "]", "&a ", "*a", "!!x ", "|\n", ">-\n", "? ", "---\n", "...\n", "%YAML 9.9\n", "\0", "\u0085",
        "unknown", "P~", "K", "2026-13-01", "9999999999999999999999", "-1", "00:00-24:00", "\ud83d\ude00", "<<: ", "@", "`", "id: AAA-01\n", "all", "~", "null",
    ];

    [Fact]
    public void Without_any_line_a_pack_is_refused_with_a_place_or_says_something_else()
    {
        var whole = Mini.Load().ValueOrThrow();
        Assert.All(Lines(Mini.Rules), without =>
        {
            var loaded = Mini.Load(rules: without.Left);
            AssertLocated(loaded, "packs/rules.yaml");
            if (loaded is Result<RuleCatalogue>.Ok { Value: var other })
            {
                Assert.Equal(Means(without.Line), !whole.Equals(other));
            }
        });
    }

    [Fact]
    public void Without_any_line_the_shipped_packs_are_refused_with_a_place_or_say_something_else()
    {
        var every = _deep ? 1 : 151;
        foreach (var file in Shipped.Files)
        {
            foreach (var (line, left) in Lines(Encoding.UTF8.GetString(file.Content.Span)).Where((_, number) => number % every == every - 1))
            {
                var loaded = Load(file, Encoding.UTF8.GetBytes(left));
                AssertLocated(loaded, null);
                if (loaded is Result<RuleCatalogue>.Ok { Value: var other } && Means(line))
                {
                    Assert.NotEqual(Shipped.Catalogue, other);
                }
            }
        }
    }

    [Fact]
    public void Comments_and_blank_lines_anywhere_between_entries_change_nothing() => Holds(
        Gen.Choose(0, Mini.Sources.Split('\n').Length),
        at =>
        {
            var lines = Mini.Sources.Split('\n').ToList();
            lines.Insert(at, at % 2 == 0 ? "# nothing" : "");
            return Mini.Load(sources: string.Join('\n', lines)).ValueOrThrow().Equals(Mini.Load().ValueOrThrow());
        },
        100);

    [Fact]
    public void Any_fragment_anywhere_in_a_pack_is_answered_and_never_thrown() => Holds(
        from at in Gen.Choose(0, Mini.Rules.Length - 1)
        from cut in Gen.Choose(0, 12)
        from fragment in Gen.Elements(Fragments)
        select Mini.Rules[..at] + fragment + Mini.Rules[Math.Min(Mini.Rules.Length, at + cut)..],
        text => IsAnswered(Mini.Load(rules: text)),
        4_000);

    [Fact]
    public void Any_bytes_anywhere_in_a_pack_are_answered_and_never_thrown() => Holds(
        from at in Gen.Choose(0, Mini.Rules.Length - 1)
        from bytes in Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value), 3)
        select (at, bytes),
        mutation =>
        {
            var content = Encoding.UTF8.GetBytes(Mini.Rules);
            mutation.bytes.AsSpan(0, Math.Min(3, content.Length - mutation.at)).CopyTo(content.AsSpan(mutation.at));
            return IsAnswered(RulebookLoader.Load([new PackFile("packs/rules.yaml", content), Mini.File("sources", Mini.Sources), Mini.File("doubts", Mini.Doubts), Mini.File("reasons", Mini.Reasons)]));
        },
        4_000);

    [Fact]
    public void Any_text_at_all_is_answered_and_never_thrown() => Holds(
        Gen.ListOf(Gen.OneOf(Gen.Elements(Fragments), Gen.Elements(Mini.Rules.Split('\n')).Select(line => line + "\n"))).Select(string.Concat),
        text => IsAnswered(RulebookLoader.Load([Mini.File("any", new string([.. text.Where(c => !char.IsSurrogate(c))]))])),
        3_000);

    [Fact]
    public void The_order_of_the_files_does_not_matter() => Holds(
        Gen.Shuffle(Shipped.Files.ToArray()),
        files => RulebookLoader.Load(Sequence.From(files)).ValueOrThrow().Equals(Shipped.Catalogue),
        5);

    private static void Holds<T>(Gen<T> values, Func<T, bool> property, int times) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(_deep ? 50 * times : times), Prop.ForAll(values.ToArbitrary(), property));

    private static Result<RuleCatalogue> Load(PackFile changed, byte[] content) =>
        RulebookLoader.Load(Sequence.From(Shipped.Files.Select(file => file.Path == changed.Path ? new PackFile(file.Path, content) : file)));

    private static IEnumerable<(string Line, string Left)> Lines(string text)
    {
        var lines = text.Split('\n');
        return lines.Select((line, number) => (line, string.Join('\n', lines.Where((_, other) => other != number))));
    }

    private static bool Means(string line) => line.Trim() is { Length: > 0 } content && content[0] != '#';

    private static bool IsAnswered(Result<RuleCatalogue> loaded)
    {
        AssertLocated(loaded, null);
        return loaded is not Result<RuleCatalogue>.Ok { Value: var catalogue } || RulebookLoader.Verify(catalogue).IsEmpty;
    }

    private static void AssertLocated(Result<RuleCatalogue> loaded, string? file)
    {
        if (loaded is Result<RuleCatalogue>.Refused refused)
        {
            Assert.All(refused.Refusals, refusal => Assert.Matches(Place(), refusal.Where));
            Assert.True(file is null || refused.Refusals.Any(refusal => refusal.Where!.StartsWith(file, StringComparison.Ordinal)));
        }
    }

    [GeneratedRegex(@"^(packs|calendars|profiles|precedence)/[a-z-]+\.yaml:[1-9]\d*:[1-9]\d*$")]
    private static partial Regex Place();
}
