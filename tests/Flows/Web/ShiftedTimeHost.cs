// SPDX-License-Identifier: EUPL-1.2
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Flows.Web;

/// <summary>The web host on real data, with a machine's clock that can be put forward: that of cookies and sessions.</summary>
public sealed class ShiftedTimeHost : WebHost
{
    private readonly Shifted _time = new();

    /// <summary>How far the clock is ahead.</summary>
    public TimeSpan Ahead
    {
        get => _time.Ahead;
        set => _time.Ahead = value;
    }

    protected override bool Demonstration => false;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(_time));
    }

    private sealed class Shifted : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
