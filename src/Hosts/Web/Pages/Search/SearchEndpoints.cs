// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>One search for the whole site.</summary>
public static class SearchEndpoints
{
    /// <summary>Where it is.</summary>
    public const string Address = "/cerca";

    /// <summary>The words looked for.</summary>
    public const string Words = "q";

    private const int Longest = 100;

    /// <summary>Maps <c>/cerca</c>.</summary>
    public static void MapSearch(this IEndpointRouteBuilder app) =>
        app.MapPage(AccessPolicies.Everyone, Address, async (Visit visit, SiteSearch search, CancellationToken ct) =>
        {
            var words = visit.Http.Request.Query[Words].ToString().Trim();
            words = words.Length > Longest ? words[..Longest] : words;
            return Answers.Page<SearchPage>(("Looked", words), ("Hits", await search.FindAsync(words, visit, ct)));
        });
}
