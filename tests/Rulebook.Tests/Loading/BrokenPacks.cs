// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;

namespace Filiera.Rulebook.Tests;

/// <summary>Each way of spoiling a pack is named with its place, and nothing is loaded.</summary>
public class BrokenPacks
{
    [Fact]
    public void The_unspoilt_packs_load() => Assert.Empty(Mini.Problems(Mini.Load()));

    [Theory]
    [InlineData("    owner: legal\n    check: some-check", "    check: some-check", "rule-key-missing packs/rules.yaml:8:5")]
    [InlineData("    owner: legal\n    check: some-check", "    owner: legal\n    ownr: legal\n    check: some-check", "rule-key-unknown packs/rules.yaml:35:5")]
    [InlineData("nature: duty\n    sectors: all", "nature: duty\n    nature: duty\n    sectors: all", "rule-key-twice packs/rules.yaml:13:5")]
    [InlineData("valid_from: 2026-01-01", "valid_from: 2026-02-30", "rule-date-wrong packs/rules.yaml:10:17")]
    [InlineData("valid_from: 2026-01-01", "valid_from: 1 gennaio 2026", "rule-date-wrong packs/rules.yaml:10:17")]
    [InlineData("grade: P\n    sources", "grade: Q\n    sources", "rule-grade-unknown packs/rules.yaml:30:12")]
    [InlineData("max_age_days: 15\n", "max_age_days: fifteen\n", "rule-parameter-unit-wrong packs/rules.yaml:25:21")]
    [InlineData("max_age_days: 15\n", "max_age_days: 015\n", "rule-parameter-unit-wrong packs/rules.yaml:25:21")]
    [InlineData("{source: A1,", "{source: A2,", "rule-source-unknown packs/rules.yaml:32:18")]
    [InlineData("doubts: [D-01]", "doubts: [D-02]", "rule-doubt-unknown packs/rules.yaml:33:13")]
    [InlineData("doubts: [D-01]", "doubts: [D-01, D-01]", "rule-key-twice packs/rules.yaml:33:20")]
    [InlineData("valid_from: 2026-07-01", "valid_from: 2026-06-30", "rule-versions-overlap packs/rules.yaml:40:5")]
    [InlineData("valid_from: 2026-07-01", "valid_from: unknown", "rule-versions-overlap packs/rules.yaml:40:5")]
    [InlineData("version: 2", "version: 02", "rule-value-not-understood packs/rules.yaml:41:14")]
    [InlineData("valid_to: 2026-07-01", "valid_to: 2026-01-01", "rule-validity-empty packs/rules.yaml:11:15")]
    [InlineData("    adoption: required\n", "", "rule-block-needs-adoption packs/rules.yaml:48:15")]
    [InlineData("severity: block\n    title", "severity: block\n    adoption: required\n    title", "rule-adoption-misplaced packs/rules.yaml:18:15")]
    [InlineData("severity: block\n    title", "severity: review\n    title", "rule-value-not-understood packs/rules.yaml:17:15")]
    [InlineData("in_force: false", "in_force: true", "rule-pack-test-failed packs/rules.yaml:37:9")]
    [InlineData("value: 15", "value: 16", "rule-pack-test-failed packs/rules.yaml:38:9")]
    [InlineData("actors: [C, CC]", "actors: []", "rule-value-not-understood packs/rules.yaml:15:13")]
    [InlineData("actors: [C, CC]", "actors: C", "rule-value-not-understood packs/rules.yaml:15:13")]
    [InlineData("sectors: all", "sectors: [moon]", "rule-value-not-understood packs/rules.yaml:13:15")]
    [InlineData("check: some-check", "check: Some Check", "rule-value-not-understood packs/rules.yaml:35:12")]
    [InlineData("kind: rules", "kind: laws", "rule-value-not-understood packs/rules.yaml:3:7")]
    [InlineData("en: A rule\n", "en: ''\n", "rule-value-not-understood packs/rules.yaml:20:11")]
    [InlineData("legal_ref: {it: Un atto, en: An act}\n    grade: P", "legal_ref: &a {it: Un atto, en: An act}\n    grade: P", "rule-pack-uses-references packs/rules.yaml:29:16")]
    [InlineData("legal_ref: {it: Un atto, en: An act}\n    grade: P", "legal_ref: !!map {it: Un atto, en: An act}\n    grade: P", "rule-pack-uses-references packs/rules.yaml:29:16")]
    [InlineData("evidence:\n      - {it", "evidence:\n      - [[[[[[[[[what]]]]]]]]]\n      - {it", "rule-pack-too-deep packs/rules.yaml:28:17")]
    [InlineData("legal_ref: {it: Un atto, en: An act}\n    grade: P", "legal_ref: An act\n    grade: P", "rule-value-not-understood packs/rules.yaml:29:16")]
    [InlineData("legal_ref: {it: Un atto, en: An act}\n    grade: P", "legal_ref: {it: Un atto}\n    grade: P", "rule-key-missing packs/rules.yaml:29:16")]
    [InlineData("{it: che cosa si vede, en: what is seen}", "{en: what is seen}", "rule-key-missing packs/rules.yaml:28:9")]
    [InlineData("{it: che cosa si vede, en: what is seen}", "what is seen", "rule-value-not-understood packs/rules.yaml:28:9")]
    [InlineData("{it: che cosa si vede, en: what is seen}", "{it: '', en: what is seen}", "rule-value-not-understood packs/rules.yaml:28:14")]
    [InlineData("passage: art. 1}", "passage: {it: art. 1}}", "rule-key-missing packs/rules.yaml:32:41")]
    [InlineData("none: nothing-reads-it", "none: nothing-hears-it", "rule-reason-unknown packs/rules.yaml:61:13")]
    [InlineData("none: nothing-reads-it", "none: Nothing reads it yet.", "rule-value-not-understood packs/rules.yaml:61:13")]
    [InlineData("pack: mini", "--- \npack: other\n---\npack: mini", "rule-pack-broken-yaml packs/rules.yaml:4:1")]
    public void A_spoilt_pack_names_its_error_and_where_it_stands(string good, string bad, string expected)
    {
        Assert.Contains(good, Mini.Rules, StringComparison.Ordinal);
        Assert.Equal([expected], Mini.Problems(Mini.Load(rules: ReplaceFirst(Mini.Rules, good, bad))));
    }

    [Fact]
    public void Every_error_of_every_pack_comes_back_together() => Assert.Equal(
        [
            "rule-date-wrong packs/rules.yaml:10:17", "rule-parameter-unit-wrong packs/rules.yaml:25:21", "rule-grade-unknown packs/sources.yaml:6:12",
            "rule-unknown packs/doubts.yaml:8:12",
        ],
        Mini.Problems(Mini.Load(
            Mini.Rules.Replace("valid_from: 2026-01-01", "valid_from: soon", StringComparison.Ordinal).Replace("max_age_days: 15\n", "max_age_days: -1\n", StringComparison.Ordinal),
            Mini.Sources.Replace("grade: P", "grade: p", StringComparison.Ordinal),
            Mini.Doubts.Replace("[AAA-01]", "[AAA-02]", StringComparison.Ordinal))));

    [Fact]
    public void The_same_id_and_version_twice_is_refused()
    {
        var twice = Mini.Rules.Replace("version: 2", "version: 1", StringComparison.Ordinal);
        Assert.Equal(["rulebook-entry-twice packs/rules.yaml:40:5"], Mini.Problems(Mini.Load(rules: twice)));
    }

    [Fact]
    public void When_a_pack_cannot_be_read_what_it_would_have_defined_is_not_called_missing()
    {
        Assert.Equal(["rule-pack-broken-yaml packs/sources.yaml:3:31"], Mini.Problems(Mini.Load(sources: Mini.Sources.Replace("sources:\n  -", "\tsources:\n  -", StringComparison.Ordinal))));
        Assert.Equal(["rule-pack-broken-yaml packs/sources.yaml:1:1"], Mini.Problems(Mini.Load(sources: "")));
    }

    [Fact]
    public void A_reason_or_a_source_in_one_language_is_refused() => Assert.Equal(
        ["rule-key-missing packs/reasons.yaml:6:11", "rule-value-not-understood packs/sources.yaml:7:12"],
        Mini.Problems(Mini.Load(
            sources: Mini.Sources.Replace("{it: Un atto, en: An act}", "An act", StringComparison.Ordinal),
            reasons: Mini.Reasons.Replace(", en: Nothing reads it yet.", "", StringComparison.Ordinal))));

    [Fact]
    public void A_reason_that_stands_twice_is_refused() => Assert.Equal(
        ["rulebook-entry-twice packs/reasons.yaml:7:5"],
        Mini.Problems(Mini.Load(reasons: Mini.Reasons + "\n  - {key: nothing-reads-it, text: {it: Altro., en: Other.}}")));

    [Fact]
    public void A_pack_that_is_not_utf8_is_refused()
    {
        var latin = new PackFile("packs/latin.yaml", Encoding.Latin1.GetBytes("pack: perché\n"));
        Assert.Equal(["rule-pack-not-utf8 packs/latin.yaml:1:1"], Mini.Problems(RulebookLoader.Load([latin])));
        Assert.Equal(
            ["rule-pack-broken-yaml", "rule-pack-not-utf8"],
            new[] { """legal_ref: "\uD800" """, """legal_ref: "\u0007" """ }
                .Select(bad => Mini.Problems(Mini.Load(rules: ReplaceFirst(Mini.Rules, "legal_ref: {it: Un atto, en: An act}", bad))).Single().Split(' ')[0]));
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_change_nothing()
    {
        var marked = Mini.Load(rules: "\uFEFF" + Mini.Rules.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(Mini.Load().ValueOrThrow(), marked.ValueOrThrow());
    }

    [Fact]
    public void A_pack_of_aliases_that_would_grow_without_end_is_stopped_at_the_first()
    {
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]\n";
        Assert.Equal(["rule-pack-uses-references packs/bomb.yaml:1:4"], Mini.Problems(RulebookLoader.Load([Mini.File("bomb", bomb)])));
    }

    [Fact]
    public void A_huge_or_bottomless_pack_is_refused_quickly()
    {
        Assert.Equal(["rule-pack-too-large packs/huge.yaml:1:1"], Mini.Problems(RulebookLoader.Load([Mini.File("huge", new string('#', (1 << 20) + 1))])));
        Assert.Equal(["rule-pack-too-deep packs/deep.yaml:1:13"], Mini.Problems(RulebookLoader.Load([Mini.File("deep", new string('[', 1 << 19))])));
        Assert.StartsWith("rule-pack-too-large packs/many.yaml", Mini.Problems(RulebookLoader.Load([Mini.File("many", "[" + string.Concat(Enumerable.Repeat("a,", 200_000)) + "]")])).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_without_packs_or_with_a_file_that_cannot_be_read_is_refused()
    {
        Assert.Equal([new RulebookMissing()], Assert.IsType<Result<RuleCatalogue>.Refused>(RulebookDirectory.Load(null)).Refusals);
        var directory = Directory.CreateTempSubdirectory("filiera-rulebook-");
        try
        {
            Assert.Equal([new RulebookMissing()], Assert.IsType<Result<RuleCatalogue>.Refused>(RulebookDirectory.Load(directory.FullName)).Refusals);
            directory.CreateSubdirectory("packs");
            File.CreateSymbolicLink(Path.Combine(directory.FullName, "packs", "lost.yaml"), Path.Combine(directory.FullName, "nowhere"));
            Assert.Equal(["rule-pack-unreadable packs/lost.yaml:1:1"], Mini.Problems(RulebookDirectory.Load(directory.FullName)));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_directory_that_was_named_is_never_replaced_by_another()
    {
        Assert.Equal("/named", RulebookDirectory.Locate("/named", "/environment", Shipped.Directory, Shipped.Directory));
        Assert.Equal("/environment", RulebookDirectory.Locate(null, "/environment", AppContext.BaseDirectory, "/"));
        Assert.Equal(Shipped.Directory, RulebookDirectory.Locate(null, "", AppContext.BaseDirectory, "/"));
        Assert.Equal(Shipped.Directory, RulebookDirectory.Locate(null, null, "/", Path.Combine(Shipped.Directory, "packs")));
        Assert.Null(RulebookDirectory.Locate(null, null, "/", "/"));
    }

    private static string ReplaceFirst(string text, string old, string now)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        return text[..at] + now + text[(at + old.Length)..];
    }
}
