// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using System.Text;
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Web;

/// <summary>Lets a form of the workspace take effect once: the same form sent again, with the same fields, leads where the first led.</summary>
/// <remarks>
/// A form is told by a number drawn when its page is, which is another as soon as anything has changed. What was refused changed nothing and may be sent again. Forms that answer with a
/// page, or with a cookie, and those sent without the number, are carried out each time; so are forms with files, which are mapped apart.
/// </remarks>
internal static class FormOnce
{
    /// <summary>The hidden field with the number.</summary>
    public const string FieldName = "invio";

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);
    private const int Looks = 200;

    /// <summary>Answers with <paramref name="handler"/>, or as it answered before.</summary>
    public static RequestDelegate Of(RequestDelegate handler) => async http =>
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (Guest.From(http.User) is not { } guest || form[FieldName].Count != 1)
        {
            await handler(http);
            return;
        }

        var (by, key) = (guest.Actor, KeyOf(http, guest, form));
        switch (await BeginAsync(http, by, key))
        {
            case Result<KeptAnswer?>.Ok { Value: null }:
                await CarryOutAsync(http, handler, by, key);
                break;
            case Result<KeptAnswer?>.Ok { Value.Location: { } next }:
                await Answers.SeeOther(next).ExecuteAsync(http);
                break;
            case Result<KeptAnswer?>.Refused { Refusals: [not (RequestUnderWay or RequestOutcomeUnknown or RequestKeyUsedAgain), ..] } outage:
                await Answers.Problem(outage.Refusals).ExecuteAsync(http);
                break;
            default:
                await Answers.Problem(StatusCodes.Status409Conflict, new FormUnderWay()).ExecuteAsync(http);
                break;
        }
    };

    private static async Task CarryOutAsync(HttpContext http, RequestDelegate handler, Actor by, string key)
    {
        var isDone = false;
        try
        {
            await handler(http);
            isDone = http.Response.StatusCode == StatusCodes.Status303SeeOther && http.Response.Headers.SetCookie.Count == 0;
        }
        finally
        {
            // Apart from whatever the handler was in the middle of.
            await using var scope = http.RequestServices.CreateAsyncScope();
            var keys = scope.ServiceProvider.GetRequiredService<IRequestKeys>();
            await (isDone
                ? keys.EndAsync(by, key, new KeptAnswer(StatusCodes.Status303SeeOther, http.Response.Headers.Location.ToString(), []), CancellationToken.None)
                : keys.ForgetAsync(by, key, CancellationToken.None));
        }
    }

    // Pressed twice, the second waits for what becomes of the first.
    private static async Task<Result<KeptAnswer?>> BeginAsync(HttpContext http, Actor by, string key)
    {
        for (var look = 1; ; look++)
        {
            await using var scope = http.RequestServices.CreateAsyncScope();
            var begun = await scope.ServiceProvider.GetRequiredService<IRequestKeys>().BeginAsync(by, key, ContentHash.Of(Encoding.ASCII.GetBytes(key)), http.RequestAborted);
            if (look == Looks || begun is not Result<KeptAnswer?>.Refused { Refusals: [RequestUnderWay, ..] })
            {
                return begun;
            }

            await Task.Delay(_pause, http.RequestAborted);
        }
    }

    // The number is random, so that the hash tells nothing of what was typed. The token may be another and the form the same.
    private static string KeyOf(HttpContext http, Guest guest, IFormCollection form)
    {
        var text = new StringBuilder().Append(http.Request.Path).Append('\n').Append(guest.Organisation).Append('\n');
        foreach (var (name, values) in form.Where(field => field.Key != FormGuard.FieldName).OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            foreach (var value in values)
            {
                text.Append(name.Length).Append(':').Append(name).Append(value?.Length ?? 0).Append(':').Append(value);
            }
        }

        return "form-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
