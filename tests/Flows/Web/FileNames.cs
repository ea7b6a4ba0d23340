// SPDX-License-Identifier: EUPL-1.2
using Filiera.Web;

namespace Filiera.Flows.Web;

/// <summary>What a file was called when it was sent is text, on the page and in the headers of what is made of it.</summary>
public sealed class FileNames(WebHost host) : IClassFixture<WebHost>
{
    [Theory]
    [InlineData("../../keys/operator.key")]
    [InlineData(@"..\..\keys\operator.key")]
    [InlineData("<script>alert(1)<")]
    [InlineData("a%22; filename=b.exe; x=%22.csv")]
    [InlineData("ordini è €.csv")]
    [InlineData("=cmd|' C calc'!A0.csv")]
    public async Task A_name_that_was_sent_neither_leaves_its_place_nor_its_header(string name)
    {
        var browser = await host.BrowserAsync(Roles.Operator);
        var (centre, campaign) = await Lists.PartiesAsync(browser);
        var operatorKey = Path.Combine(host.DataDirectory, "keys", "operator.key");
        var key = await File.ReadAllBytesAsync(operatorKey, TestContext.Current.CancellationToken);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await browser.TokenAsync("/lavoro/liste/nuova")), FormGuard.FieldName },
            { new StringContent(centre), "centre" },
            { new StringContent(campaign), "campaign" },
        };
        using var file = new ByteArrayContent("telefono;base\n3331234567;contratto\n"u8.ToArray());
        // RFC 5987: a name of any characters.
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"content\"; filename*=UTF-8''{Uri.EscapeDataString(name)}");
        form.Add(file);
        using var sent = await browser.Http.PostAsync("/lavoro/liste/nuova", form);
        Assert.True(sent.StatusCode == System.Net.HttpStatusCode.SeeOther, await sent.Content.ReadAsStringAsync());
        var draft = sent.Headers.Location!.OriginalString;

        Assert.Empty((await browser.PageAsync(draft)).QuerySelectorAll("main script"));
        using var answer = await browser.GetAsync(draft + "/mappatura.json");
        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal("attachment", disposition.DispositionType);
        Assert.All((string?[])[disposition.FileName?.Trim('"'), disposition.FileNameStar], one => Assert.DoesNotContain(one ?? "", c => c is '/' or '\\' or '"' or '<' or '>' || char.IsControl(c)));
        Assert.Equal(["filename", "filename*"], disposition.Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal));
        Assert.Equal(key, await File.ReadAllBytesAsync(operatorKey, TestContext.Current.CancellationToken));
        Assert.DoesNotContain(Directory.GetFileSystemEntries(host.DataDirectory, "*", SearchOption.AllDirectories), path =>
            Path.GetFileName(path) is var kept && (kept.Contains("b.exe", StringComparison.Ordinal) || kept.Contains("script", StringComparison.Ordinal) || kept.Contains("ordini", StringComparison.Ordinal)));
    }
}
