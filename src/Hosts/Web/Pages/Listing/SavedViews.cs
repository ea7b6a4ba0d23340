// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Filiera.Web;

/// <summary>The views a browser keeps: in a cookie of its own, so that they follow no one elsewhere and need no account and no script.</summary>
public static class SavedViews
{
    /// <summary>The cookie.</summary>
    public const string Cookie = "filiera-viste";

    /// <summary>The field with the name.</summary>
    public const string NameField = "nome";

    /// <summary>The field with the address.</summary>
    public const string AddressField = "indirizzo";

    private const string Route = "/viste";
    private const int Most = 12;
    private const int LongestName = 40;
    private const int LongestAddress = 250;

    /// <summary>Where a view is kept.</summary>
    public static string Keep => Route;

    /// <summary>Where a view is given up.</summary>
    public static string GiveUp => Route + "/togli";

    /// <summary>Maps keeping a view and giving one up.</summary>
    public static void MapSavedViews(this IEndpointRouteBuilder app)
    {
        app.MapForm(AccessPolicies.Everyone, Keep, (HttpContext http, CancellationToken ct) => ChangeAsync(http, (views, view) => [view, .. views.Where(one => one.Name != view.Name)], ct));
        app.MapForm(AccessPolicies.Everyone, GiveUp, (HttpContext http, CancellationToken ct) => ChangeAsync(http, (views, view) => [.. views.Where(one => one != view)], ct));
    }

    /// <summary>The views kept, the newest first; what is not of this host's making is passed over.</summary>
    public static IReadOnlyList<SavedView> Of(HttpRequest request)
    {
        // Most browsers keep none, and every list asks.
        if (request.Cookies[Cookie] is not { Length: > 0 } kept)
        {
            return [];
        }

        try
        {
            var views = JsonSerializer.Deserialize<SavedView[]>(WebEncoders.Base64UrlDecode(kept)) ?? [];
            return [.. views.Where(IsWhole).Take(Most)];
        }
        catch (Exception broken) when (broken is JsonException or FormatException)
        {
            return [];
        }
    }

    private static async Task<IResult> ChangeAsync(HttpContext http, Func<IReadOnlyList<SavedView>, SavedView, SavedView[]> change, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(http.Request, ct);
        var view = new SavedView(form[NameField], form[AddressField]);
        if (!IsWhole(view))
        {
            return Answers.Problem([new FieldNotUnderstood(NameField) { Where = NameField }]);
        }

        var views = change(Of(http.Request), view).Take(Most).ToArray();
        http.Response.Cookies.Append(Cookie, WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(views)), new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            IsEssential = true,
            Secure = http.Request.IsHttps,
        });
        return Answers.SeeOther(view.Address);
    }

    // "//elsewhere" and "/\elsewhere" are addresses of other hosts to a browser.
    private static bool IsWhole(SavedView view) => view is { Name: { Length: > 0 and <= LongestName }, Address: ['/', not ('/' or '\\'), ..] }
        && view.Address.Length <= LongestAddress && !view.Address.Any(char.IsControl);
}
