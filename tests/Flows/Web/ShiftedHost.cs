// SPDX-License-Identifier: EUPL-1.2
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Flows.Web;

/// <summary>The web host on a clock that can be put forward.</summary>
public sealed class ShiftedHost : WebHost
{
    private readonly Shifted _clock = new();

    /// <summary>How far the clock is ahead.</summary>
    public Duration Ahead
    {
        get => _clock.Ahead;
        set => _clock.Ahead = value;
    }

    /// <summary>Now, on that clock.</summary>
    public Instant Now => _clock.GetCurrentInstant();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IClock>(_clock));
    }

    private sealed class Shifted : IClock
    {
        public Duration Ahead { get; set; }

        public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) + Ahead;
    }
}
