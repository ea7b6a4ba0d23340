// SPDX-License-Identifier: EUPL-1.2
using System.Text.RegularExpressions;
using Filiera.Kernel;

namespace Filiera.Rulebook.Tests;

public partial class BothLanguages
{
    // Names and numbers of acts that read the same in both languages.
    private static readonly string[] Names =
        ["AGCOM 21/26/CIR", "ARERA 395/2024/R/com", "16 CFR 310.4(b)(4)", "Telemarketing."];

    [Fact]
    public void Every_text_is_there_in_italian_and_english_and_differs_save_names()
    {
        var same = Texts(RulebookJson.Of(Shipped.Catalogue))
            .Where(text => text.Italian == text.English && !Passage().IsMatch(text.English))
            .Select(text => text.English)
            .Distinct();
        Assert.Equal(Names.Order(StringComparer.Ordinal), same.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_text_is_empty() => Assert.All(
        Texts(RulebookJson.Of(Shipped.Catalogue)),
        text => Assert.True(!string.IsNullOrWhiteSpace(text.Italian) && !string.IsNullOrWhiteSpace(text.English), text.ToString()));

    [Fact]
    public void A_text_and_its_translation_hold_the_same_figures() => Assert.All(
        Shipped.Catalogue.Rules.SelectMany(rule => rule.Evidence.Append(rule.LegalRef))
            .Concat(Shipped.Catalogue.Rules.SelectMany(rule => rule.Sources).Select(citation => citation.Passage).OfType<Bilingual>())
            .Concat(Shipped.Catalogue.Sources.Select(source => source.Title)),
        text => Assert.Equal((text.English, Figures(text.English)), (text.English, Figures(text.Italian))));

    private static string Figures(string text) => string.Join(' ', Figure().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal));

    // Whatever the rulebook writes as {it, en}, wherever it stands.
    private static IEnumerable<Bilingual> Texts(Json json) => json switch
    {
        Json.Map map => map.Members.Values.SelectMany(Texts)
            .Concat(map["it"] is Json.Text it && map["en"] is Json.Text en ? [new Bilingual(it.Value, en.Value)] : []),
        Json.List list => list.Items.SelectMany(Texts),
        _ => [],
    };

    [GeneratedRegex(@"^(art|prov)\. [0-9][\w./-]*$")]
    private static partial Regex Passage();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Figure();
}
