// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>The guide, for everyone.</summary>
public static class GuideEndpoints
{
    /// <summary>Maps <c>/guida</c> and its pages and pictures.</summary>
    public static void MapGuide(this IEndpointRouteBuilder app)
    {
        app.MapKeptPage(AccessPolicies.Everyone, GuideText.Address, (Visit visit) => Show(GuideText.First, visit));
        app.MapKeptPage(AccessPolicies.Everyone, GuideText.Address + "/{page}", Show);
        app.MapPage(AccessPolicies.Everyone, GuideText.Address + "/immagini/{name}", (string name) =>
            GuideText.OpenPicture(name) is { } picture ? Results.Stream(picture, "image/jpeg") : Results.NotFound());
    }

    private static IResult Show(string page, Visit visit) => GuideText.Find(page, visit.Language) is { } found
        ? Answers.Page<GuidePage>(("Name", page), ("Title", found.Title), ("Html", found.Html))
        : Results.NotFound();
}
