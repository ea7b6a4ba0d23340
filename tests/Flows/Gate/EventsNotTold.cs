// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using Filiera.Composition;
using Filiera.Gate;
using Filiera.Proofs;
using Filiera.Screening;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Filiera.Flows;

/// <summary>A replica whose primary has events that it does not tell, as another replica has of old ones, allows nothing and asks with a pause between.</summary>
public sealed class EventsNotTold(GateDesk desk) : IClassFixture<GateDesk>
{
    [Fact]
    public async Task It_waits_before_it_asks_the_fifth_time()
    {
        var asked = 0;
        await using var primary = await StartAsync(() => Interlocked.Increment(ref asked));
        var time = new TimeThatStands();
        var followed = new GatePrimary(new Uri(primary.Urls.First()), "a key", null);
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IClock>(desk.Clock).AddFiliera(desk.Installation)
            .AddGate(GateLimits.Usual).AddSingleton(followed).AddSingleton<ReplicaFiles>().BuildServiceProvider();
        using var feed = new ReplicaFeed(
            followed, services.GetRequiredService<ReplicaFiles>(), services.GetRequiredService<IKeyStore>(), desk.Clock, time, services.GetRequiredService<ILogger<ReplicaFeed>>());
        var runtime = services.GetRequiredService<GateRuntime>();
        var started = runtime.StartAsync(feed, TestContext.Current.CancellationToken);

        await time.Paused.WaitAsync(TestContext.Current.CancellationToken);
        await started;
        Assert.Equal(4, asked);
        Assert.Null(feed.SinceHeard);
        Assert.NotEqual(DialState.Serving, runtime.Gate.State);
    }

    private async Task<WebApplication> StartAsync(Action asked)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IClock>(desk.Clock).AddFiliera(desk.Installation).BuildServiceProvider();
        var key = (await services.GetRequiredService<IKeyStore>().OpenOrCreateAsync(DialDeltas.Purpose, default)).ValueOrThrow();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Lifetime.ApplicationStopped.Register(key.Dispose);
        app.Run(http =>
        {
            if (!http.Request.Path.Value!.EndsWith("/deltas", StringComparison.Ordinal))
            {
                http.Response.StatusCode = 503;
                return Task.CompletedTask;
            }

            asked();
            return http.Response.Body.WriteAsync(DialDeltas.Seal(1, 7, desk.Clock.GetCurrentInstant(), null, [], null, key).ToJson().ToCanonicalBytes()).AsTask();
        });
        await app.StartAsync();
        return app;
    }

    /// <summary>A time in which nothing that waits goes on; says when the pause after a failure was asked for.</summary>
    private sealed class TimeThatStands : TimeProvider
    {
        private readonly TaskCompletionSource _paused = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Paused => _paused.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == TimeSpan.FromMilliseconds(100))
            {
                _paused.TrySetResult();
            }

            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
