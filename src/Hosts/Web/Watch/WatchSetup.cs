// SPDX-License-Identifier: EUPL-1.2
using Microsoft.Extensions.Logging.Console;

namespace Filiera.Web;

/// <summary>Registers what makes the process watchable: metrics, readiness, traces, and logs as JSON where they are asked for.</summary>
public static class WatchSetup
{
    // Long enough for the slowest page and the end of a step; whoever stops the process waits longer than this.
    private static readonly TimeSpan LongestEnding = TimeSpan.FromSeconds(20);

    /// <summary>Registers it.</summary>
    public static void AddWatch(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MeterBook>();
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddHostedService<Tracing>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = LongestEnding);
        if (builder.Configuration["Filiera:Logs"] == "json")
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddConsole(options => options.FormatterName = LogLines.FormatterName);
            builder.Logging.AddConsoleFormatter<LogLines, ConsoleFormatterOptions>();
        }
    }
}
