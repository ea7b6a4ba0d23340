// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Filiera.Gate;

/// <summary>The same server with nothing behind it: every request is answered with one short text. What the gate's speed is compared with.</summary>
public sealed class BareServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BareServer(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Starts it.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="asTheGate">True for the transport settings of the gate, false for the server's own.</param>
    /// <param name="ct">Stops the starting.</param>
    public static async Task<BareServer> StartAsync(IPEndPoint address, bool asTheGate, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(address, listen => listen.Protocols = HttpProtocols.Http1);
        });
        if (asTheGate)
        {
            GateServer.Inline(builder.Services);
        }

        var app = builder.Build();
        app.Run(http =>
        {
            http.Response.ContentType = "text/plain";
            http.Response.ContentLength = 13;
            http.Response.BodyWriter.Write("Hello, World!"u8);
            return Task.CompletedTask;
        });
        await app.StartAsync(ct);
        return new BareServer(app);
    }

    /// <summary>Ends when it is told to stop.</summary>
    public Task Ended(CancellationToken ct) => _app.WaitForShutdownAsync(ct);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
