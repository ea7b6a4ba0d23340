// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Filiera.Web;

/// <summary>The guide, <c>docs/guide</c>, as HTML: no HTML of the text itself, and no link but within the guide, within this host, or to an https address.</summary>
public static class GuideText
{
    /// <summary>Where it is.</summary>
    public const string Address = "/guida";

    /// <summary>The page that opens it.</summary>
    public const string First = "indice";

    private const string Prefix = "Filiera.Web.Guide.";
    private const string Shots = "../shots/";
    private const string Pictures = Prefix + "shots/";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    private static readonly FrozenDictionary<string, (string Title, string Html)> Pages = typeof(GuideText).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".md", StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..^3], name => Render(Words.Embedded(name)), StringComparer.Ordinal);

    /// <summary>The names of the pages, the same in both languages.</summary>
    public static IEnumerable<string> Names => Pages.Keys.Where(key => key.StartsWith("it.", StringComparison.Ordinal)).Select(key => key[3..]);

    /// <summary>Title and HTML of a page, or null.</summary>
    public static (string Title, string Html)? Find(string name, Language language) => Pages.TryGetValue($"{language.Tag()}.{name}", out var page) ? page : null;

    /// <summary>A picture of the guide, or null.</summary>
    public static Stream? OpenPicture(string name) => typeof(GuideText).Assembly.GetManifestResourceStream(Pictures + name);

    /// <summary>Renders a text: its title is its first heading.</summary>
    public static (string Title, string Html) Render(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (Safe(link.Url) is not { } address || (link.IsImage && !IsThere(link.Url)))
            {
                link.ReplaceBy(new LiteralInline(link.IsImage ? "" : string.Concat(link.Descendants<LiteralInline>().Select(text => text.Content.ToString()))), copyChildren: false);
                continue;
            }

            link.Url = address;
            if (link.IsImage)
            {
                link.GetAttributes().AddPropertyIfNotExist("loading", "lazy");
                link.GetAttributes().AddPropertyIfNotExist("width", "100%");
            }
        }

        // What may scroll sideways is reached by the keyboard.
        foreach (var block in document.Descendants<CodeBlock>())
        {
            block.GetAttributes().AddPropertyIfNotExist("tabindex", "0");
        }

        var heading = document.Descendants<HeadingBlock>().FirstOrDefault(block => block.Level == 1);
        var title = string.Concat(heading?.Inline?.Descendants<LiteralInline>().Select(text => text.Content.ToString()) ?? []);
        return (title, document.ToHtml(Pipeline));
    }

    private static bool IsThere(string? url) => url is not null && url.StartsWith(Shots, StringComparison.Ordinal)
        && typeof(GuideText).Assembly.GetManifestResourceInfo(Pictures + url[Shots.Length..]) is not null;

    private static string? Safe(string? url) => url switch
    {
        null or "" => null,
        _ when url.StartsWith("//", StringComparison.Ordinal) => null,
        _ when url[0] is '/' or '#' => url,
        _ when url.StartsWith(Shots, StringComparison.Ordinal) => Address + "/immagini/" + url[Shots.Length..],
        _ when url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://127.0.0.1", StringComparison.Ordinal) => url,
        _ when url.Split('#') is [var page, ..] && page.EndsWith(".md", StringComparison.Ordinal) && !page.Contains('/', StringComparison.Ordinal) =>
            (page == First + ".md" ? Address : $"{Address}/{page[..^3]}") + url[page.Length..],
        _ => null,
    };
}
