// SPDX-License-Identifier: EUPL-1.2
using Microsoft.AspNetCore.Hosting;

namespace Filiera.Flows.Web;

/// <summary>The web host with a limit of a thousand bytes for uploads.</summary>
public sealed class SmallUploadsHost : WebHost
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Filiera:UploadLimit", "1000");
    }
}
