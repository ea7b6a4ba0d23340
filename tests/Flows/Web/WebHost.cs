// SPDX-License-Identifier: EUPL-1.2
using Filiera.Composition;
using Filiera.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Filiera.Flows.Web;

/// <summary>The web host on a data directory of its own, reached through HTTP only.</summary>
public class WebHost : WebApplicationFactory<Visit>
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("filiera-flows-");

    public string DataDirectory => _data.FullName;

    protected virtual bool Demonstration => true;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Filiera:Data", _data.FullName);
        if (Demonstration)
        {
            File.WriteAllText(Path.Combine(_data.FullName, Installation.DemonstrationMark), "");
        }

        builder.UseSetting("Logging:LogLevel:Default", "Warning");
    }

    /// <summary>A browser that follows no redirect and keeps its cookies.</summary>
    public Browser Browser(string language = "it") => new(CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        HandleCookies = true,
    }), language);

    /// <summary>A browser in which a persona is signed in; null stays anonymous.</summary>
    public async Task<Browser> BrowserAsync(string? role, string language = "it")
    {
        var browser = Browser(language);
        if (role is not null)
        {
            var signedIn = await browser.SubmitAsync("/", "/prova", ("ruolo", role));
            Assert.Equal(303, (int)signedIn.StatusCode);
        }

        return browser;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _data.Exists)
        {
            _data.Delete(recursive: true);
        }
    }
}
