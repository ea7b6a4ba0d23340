// SPDX-License-Identifier: EUPL-1.2
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Filiera.Gate;

/// <summary>The web server with the gate right behind it: no activity, no log scope and no middleware is made for a request.</summary>
/// <remarks>Parsing, limits and timeouts are the server's own; only what the host usually puts between it and an application is left out.</remarks>
internal sealed class GateConnections(IServer server, GateApp gate) : IServer
{
    /// <inheritdoc/>
    public IFeatureCollection Features => server.Features;

    /// <inheritdoc/>
    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull => server.StartAsync(new Application(gate), cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => server.Dispose();

    private sealed class Application(GateApp gate) : IHttpApplication<DefaultHttpContext>
    {
        // A connection keeps its context from one request to the next.
        public DefaultHttpContext CreateContext(IFeatureCollection contextFeatures)
        {
            var kept = contextFeatures as IHostContextContainer<DefaultHttpContext>;
            if (kept?.HostContext is { } used)
            {
                used.Initialize(contextFeatures);
                return used;
            }

            var made = new DefaultHttpContext(contextFeatures);
            if (kept is not null)
            {
                kept.HostContext = made;
            }

            return made;
        }

        public Task ProcessRequestAsync(DefaultHttpContext context) => gate.InvokeAsync(context);

        public void DisposeContext(DefaultHttpContext context, Exception? exception) => context.Uninitialize();
    }
}
