// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using Filiera.Composition;
using Filiera.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Filiera.Gate;

/// <summary>A gate that listens. Disposing it ends it; <see cref="DrainAsync"/> first lets it answer what it accepted.</summary>
public sealed class GateServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GateServer(WebApplication app) => _app = app;

    /// <summary>Where it listens, as addresses.</summary>
    public IReadOnlyCollection<string> Addresses =>
        [.. _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    /// <summary>Ends when the gate has been told to stop and has stopped.</summary>
    public Task Ended => _app.WaitForShutdownAsync();

    /// <summary>Starts a gate: reads the journal, makes the book, then listens.</summary>
    /// <param name="installation">Whose campaigns it serves.</param>
    /// <param name="endpoints">Where it listens, at least one.</param>
    /// <param name="limits">What callers may have.</param>
    /// <param name="primary">The gate it is a replica of, or null.</param>
    /// <param name="clock">The time it judges by, or null for the system's.</param>
    /// <param name="logs">Where what it logs goes besides the console, or null.</param>
    /// <param name="ct">Stops the starting.</param>
    /// <returns>The gate; or every reason why the installation cannot start.</returns>
    public static async Task<Result<GateServer>> StartAsync(
        Installation installation, Sequence<GateEndpoint> endpoints, GateLimits limits, GatePrimary? primary, IClock? clock, ILoggerProvider? logs, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        if (clock is not null)
        {
            builder.Services.AddSingleton(clock);
        }

        builder.Services.AddFiliera(installation).AddGate(limits).AddSingleton<IHostLifetime, GateLifetime>();
        if (primary is not null)
        {
            builder.Services.AddSingleton(primary).AddSingleton<ReplicaFiles>().AddSingleton<ReplicaFeed>();
        }

        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        if (logs is not null)
        {
            builder.Logging.AddProvider(logs);
        }

        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, endpoints, limits));
        Connect(builder.Services);
        var app = builder.Build();
        if (await app.Services.PrepareAsync(ct) is Result<int>.Refused notReady)
        {
            await app.DisposeAsync();
            return notReady.Refusals;
        }

        var runtime = app.Services.GetRequiredService<GateRuntime>();
        await runtime.StartAsync(app.Services.GetService<ReplicaFeed>(), ct);
        app.Services.GetRequiredService<Decisions>().Rehearse();
        return await ListenAsync(app, ct);
    }

    private static async Task<Result<GateServer>> ListenAsync(WebApplication app, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException busy) when (busy.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            return new GatePortInUse();
        }

        var server = new GateServer(app);
        await Rehearsal.AskAsync(server.Addresses, ct);
        return server;
    }

    /// <summary>Lets it end without a refused call.</summary>
    public async Task DrainAsync()
    {
        await _app.Services.GetRequiredService<GateDrain>().BeginAsync();
        await Ended;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    // The gate stands where the host would put its own application.
    private static void Connect(IServiceCollection services)
    {
        var server = services.Last(service => service.ServiceType == typeof(IServer)).ImplementationType!;
        services.AddSingleton<IServer>(provider => new GateConnections(
            (IServer)ActivatorUtilities.CreateInstance(provider, server), provider.GetRequiredService<GateApp>()));
        Inline(services);
    }

    /// <summary>The transport as the gate has it.</summary>
    internal static void Inline(IServiceCollection services) => services.Configure<SocketTransportOptions>(sockets =>
    {
        // What is known of a number is at hand: an answer is written by the thread that read the question, and nothing waits for a turn.
        sockets.UnsafePreferInlineScheduling = true;
        sockets.WaitForDataBeforeAllocatingBuffer = false;
    });

    private static void Configure(KestrelServerOptions kestrel, Sequence<GateEndpoint> endpoints, GateLimits limits)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = limits.BodyBytes;
        kestrel.Limits.MaxRequestHeaderCount = 40;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        kestrel.Limits.KeepAliveTimeout = DecisionLane.Idle;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(1024, TimeSpan.FromSeconds(2));
        kestrel.Limits.MinResponseDataRate = new MinDataRate(1024, TimeSpan.FromSeconds(2));
        kestrel.Limits.MaxConcurrentConnections = 4096;
        foreach (var endpoint in endpoints)
        {
            void Protocols(ListenOptions listen)
            {
                listen.Protocols = endpoint.Http2 ? HttpProtocols.Http2 : HttpProtocols.Http1;
                if (!endpoint.Http2)
                {
                    listen.ApplicationServices.GetRequiredService<DecisionLane>().Use(listen);
                }
            }

            if (endpoint.Handle is { } handle)
            {
                kestrel.ListenHandle((ulong)handle, Protocols);
            }
            else
            {
                kestrel.Listen(endpoint.Address ?? new IPEndPoint(IPAddress.Loopback, 0), Protocols);
            }
        }
    }
}
