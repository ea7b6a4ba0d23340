// SPDX-License-Identifier: EUPL-1.2
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Filiera.Web;

namespace Filiera.Flows.Web;

/// <summary>Pages for citizens are written for whoever left school early: Gulpease (Lucisano and Piemontese, 1988) of 60 or more.</summary>
public sealed partial class PlainLanguage(WebHost host) : IClassFixture<WebHost>
{
    private const int Enough = 60;
    private const string Blocks = "h1, h2, h3, p, li, dt, dd, label, legend, summary, caption, th, td, button, option, strong, span";

    [Theory]
    [InlineData("/")]
    [InlineData("/chi-chiama")]
    [InlineData("/dati")]
    [InlineData("/cerca")]
    [InlineData("/verifica/ricevuta")]
    [InlineData("/entra")]
    [InlineData("/accessibilita")]
    [InlineData("/privacy")]
    [InlineData("/note-legali")]
    public async Task A_page_for_citizens_reads_easily(string address)
    {
        var text = TextOf(await host.Browser("it").PageAsync(address));
        Assert.True(Gulpease(text) >= Enough, $"{address} has {Gulpease(text)}: {text}");
    }

    [Fact]
    public async Task The_answer_about_a_number_reads_easily()
    {
        using var answer = await host.Browser("it").SubmitAsync("/chi-chiama", "/chi-chiama", ("numero", "0844 123 456"));
        var text = TextOf(await Browser.ReadAsync(answer));
        Assert.True(Gulpease(text) >= Enough, $"{Gulpease(text)}: {text}");
    }

    [Fact]
    public void Every_hard_word_that_is_explained_is_a_term_of_the_glossary()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Filiera.slnx")))
        {
            directory = directory.Parent;
        }

        var glossary = File.ReadAllText(Path.Combine(directory.FullName, "docs", "glossary.md"));
        var (italian, english) = (Words.Of(Language.Italian), Words.Of(Language.English));
        var explained = italian.Keys.Where(key => key.StartsWith("gloss.", StringComparison.Ordinal) && italian.Has(key + ".words")).ToArray();
        Assert.NotEmpty(explained);
        Assert.All(explained, key => Assert.Contains($"| {english[key]} | {italian[key]} |", glossary, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Il gatto dorme. Il cane no.", 100)]
    [InlineData("L'amministrazione procedente comunica tempestivamente ai soggetti interessati l'avvenuta conclusione del procedimento amministrativo.", 25)]
    public void Short_sentences_of_short_words_read_easily(string text, int expected) => Assert.Equal(expected, Gulpease(text));

    // From 0 to 100; letters and sentences for a hundred words.
    private static int Gulpease(string text)
    {
        var words = Word().Count(text);
        var letters = text.Count(char.IsLetterOrDigit);
        var sentences = Math.Max(1, text.Split(['.', '!', '?', ';', ':', '\n']).Count(sentence => Word().IsMatch(sentence)));
        return (int)Math.Clamp(89 + (((300m * sentences) - (10m * letters)) / Math.Max(1, words)), 0, 100);
    }

    // Each block is a sentence of its own; what names a thing exactly, such as a code, is not prose.
    private static string TextOf(IHtmlDocument page)
    {
        var main = page.QuerySelector("main")!;
        foreach (var exact in main.QuerySelectorAll("code, pre, .mono, svg, .hidden").ToArray())
        {
            exact.Remove();
        }

        return string.Join('\n', main.QuerySelectorAll(Blocks)
            .Where(block => block.ParentElement?.Closest("p, li, dt, dd, h1, h2, h3, label, legend, summary, caption, th, td, button, option") is null)
            .Select(block => Blank().Replace(block.TextContent, " ").Trim())
            .Where(text => text.Length > 0));
    }

    [GeneratedRegex(@"[\p{L}\d]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
