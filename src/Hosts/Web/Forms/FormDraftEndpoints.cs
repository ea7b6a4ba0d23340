// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>Keeping a form that is begun, by a button or by itself while it is typed, and giving it up.</summary>
public static class FormDraftEndpoints
{
    /// <summary>Where a form is kept.</summary>
    public const string Keep = "/lavoro/bozze";

    /// <summary>Where a form with files is kept.</summary>
    public const string KeepFiles = Keep + "/file";

    /// <summary>Where a draft is given up.</summary>
    public const string GiveUp = Keep + "/togli";

    /// <summary>The field with the address of the form.</summary>
    public const string AddressField = "modulo";

    private const string Cookie = "filiera-bozze";
    private const string Workspace = "/lavoro/";
    private const int LongestAddress = 200;

    /// <summary>Maps <c>/lavoro/bozze</c> and what lies below it.</summary>
    public static void MapFormDrafts(this IEndpointRouteBuilder app)
    {
        app.MapFormAgain(AccessPolicies.Workspace, Keep, async (Visit visit, FormDrafts drafts, CancellationToken ct) =>
            KeepOne(visit, drafts, await FormState.ReadAsync(visit.Http.Request, ct)));
        app.MapUpload(AccessPolicies.Workspace, KeepFiles, async (Visit visit, FormDrafts drafts, Uploads uploads, CancellationToken ct) =>
            await uploads.ReadAsync(visit.Http, ct) switch
            {
                Result<FormState>.Ok(var form) => KeepOne(visit, drafts, form),
                Result<FormState>.Refused refused => Answers.Problem(refused.Refusals),
                _ => throw new InvalidOperationException("Neither a form nor a refusal."),
            });
        app.MapFormAgain(AccessPolicies.Workspace, GiveUp, async (Visit visit, FormDrafts drafts, CancellationToken ct) =>
        {
            var address = (await FormState.ReadAsync(visit.Http.Request, ct))[AddressField];
            drafts.Forget(OwnerOf(visit.Http), address);
            return IsForm(address) ? Answers.SeeOther(Back(address, "draft-given-up")) : Unknown();
        });
    }

    /// <summary>The draft of the form at this address, for whoever asks.</summary>
    /// <param name="visit">Who asks, and where.</param>
    /// <param name="address">The form's address, or null: the page's path.</param>
    public static FormDraft? Find(Visit visit, string? address = null) =>
        visit.Http.RequestServices.GetRequiredService<FormDrafts>().Find(OwnerOf(visit.Http), address ?? visit.Path);

    /// <summary>Forgets the draft of the form at this address: it was sent.</summary>
    /// <param name="visit">Who sent it, and where.</param>
    /// <param name="address">The form's address, or null: the page's path.</param>
    public static void Forget(Visit visit, string? address = null) =>
        visit.Http.RequestServices.GetRequiredService<FormDrafts>().Forget(OwnerOf(visit.Http), address ?? visit.Path);

    private static IResult KeepOne(Visit visit, FormDrafts drafts, FormState form)
    {
        var address = form[AddressField];
        if (!IsForm(address))
        {
            return Unknown();
        }

        var typed = new FormState(form.Values.Where(value => value.Key != AddressField).ToDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal), []);
        return drafts.Keep(OwnerToKeep(visit.Http), address, typed) is Result<NodaTime.Instant>.Refused refused
            ? Answers.Problem(refused.Refusals)
            : Answers.SeeOther(Back(address, "draft-kept"));
    }

    private static IResult Unknown() => Answers.Problem([new FieldNotUnderstood(AddressField) { Where = AddressField }]);

    // Always an address of the workspace, and of this host; of a page that shows a part, with the part's number.
    private static bool IsForm(string address)
    {
        var (path, part) = address.Split('?', 2) is [var before, var after] ? (before, after) : (address, null);
        return path.StartsWith(Workspace, StringComparison.Ordinal) && address.Length <= LongestAddress
            && path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '.')
            && (part is null || (part.Split('=') is [var name, var number] && name.All(char.IsAsciiLetterLower) && number.All(char.IsAsciiDigit)));
    }

    private static string Back(string address, string outcome) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}esito={outcome}";

    // One account in one of its memberships. A persona is shared by all who try it: there the browser tells them apart.
    private static string OwnerOf(HttpContext http) => Guest.From(http.User) is { } guest
        ? guest.Account is not null ? $"{guest.Actor} {guest.Membership}" : $"{guest.Actor} {guest.Organisation} {http.Request.Cookies[Cookie]}"
        : "";

    private static string OwnerToKeep(HttpContext http)
    {
        if (Guest.From(http.User) is not { Account: null } guest || http.Request.Cookies[Cookie] is { Length: > 0 })
        {
            return OwnerOf(http);
        }

        var mine = RandomNumberGenerator.GetHexString(32, lowercase: true);
        http.Response.Cookies.Append(Cookie, mine, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(FormDrafts.Life.Days),
            SameSite = SameSiteMode.Strict,
            HttpOnly = true,
            IsEssential = true,
            Secure = http.Request.IsHttps,
        });
        return $"{guest.Actor} {guest.Organisation} {mine}";
    }
}
