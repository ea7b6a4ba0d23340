// SPDX-License-Identifier: EUPL-1.2
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Filiera.Web;

namespace Filiera.Flows.Web;

/// <summary>What a person without JavaScript can do: open pages and send the forms that stand in them.</summary>
public sealed class Browser
{
    private readonly HttpClient _http;

    public Browser(HttpClient http, string language)
    {
        _http = http;
        _http.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml");
        _http.DefaultRequestHeaders.Add("Accept-Language", language);
    }

    public HttpClient Http => _http;

    public Task<HttpResponseMessage> GetAsync(string address) => _http.GetAsync(address);

    public async Task<IHtmlDocument> PageAsync(string address, int status = 200)
    {
        using var answer = await _http.GetAsync(address);
        Assert.True(status == (int)answer.StatusCode, $"{address} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return await ReadAsync(answer);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    /// <summary>Opens a page, takes the form that leads to <paramref name="action"/> with all it holds, fills in fields and sends it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string action, params (string Name, string Value)[] fields) =>
        await PostAsync(action, await FilledAsync(page, action, fields));

    /// <summary>Presses the button of a form that keeps it as a draft.</summary>
    public async Task<HttpResponseMessage> KeepDraftAsync(string page, string action, params (string Name, string Value)[] fields) =>
        await PostAsync(FormDraftEndpoints.Keep, await FilledAsync(page, action, fields));

    /// <summary>What a form on a page would send, filled in.</summary>
    public async Task<Dictionary<string, string>> FilledAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var document = await PageAsync(page);
        var form = document.Forms.FirstOrDefault(f => f.GetAttribute("action") == action);
        Assert.True(form is not null, $"{page} has no form that leads to {action}");
        var values = form.QuerySelectorAll("input[name]:not([type=checkbox]):not([type=radio]),input[type=checkbox][checked],input[type=radio][checked],select[name],textarea[name]")
            .Where(field => field.GetAttribute("type") != "file")
            .ToDictionary(field => field.GetAttribute("name")!, ValueOf, StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            values[name] = value;
        }

        return values;
    }

    public async Task<HttpResponseMessage> PostAsync(string address, IReadOnlyDictionary<string, string> values)
    {
        using var content = new FormUrlEncodedContent(values);
        return await _http.PostAsync(address, content);
    }

    /// <summary>The token a page gives to its forms.</summary>
    public async Task<string> TokenAsync(string page = "/entra") =>
        (await PageAsync(page)).QuerySelector($"input[name={FormGuard.FieldName}]")?.GetAttribute("value") ?? "";

    /// <summary>What a field would send.</summary>
    public static string ValueOf(AngleSharp.Dom.IElement field) => field switch
    {
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlTextAreaElement area => area.Value,
        _ => field.GetAttribute("value") ?? "",
    };
}
