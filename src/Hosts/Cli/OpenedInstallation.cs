// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Composition;
using Filiera.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary>An installation opened by the tool: prepared, with one scope; disposing it closes everything.</summary>
public sealed class OpenedInstallation : IAsyncDisposable
{
    private readonly ServiceProvider _provider;
    private readonly AsyncServiceScope _scope;

    private OpenedInstallation(ServiceProvider provider)
    {
        _provider = provider;
        _scope = provider.CreateAsyncScope();
    }

    /// <summary><c>--data DIR</c>: the data directory; by default FILIERA_DATA, else <c>./data</c>.</summary>
    public static Option<string> Data { get; } = new("--data")
    {
        Description = "The data directory",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("FILIERA_DATA") ?? "data",
        Recursive = true,
    };

    /// <summary><c>--postgres CONNECTION</c>: the connection string; by default FILIERA_POSTGRES, else SQLite in the data directory.</summary>
    public static Option<string?> Postgres { get; } = new("--postgres")
    {
        Description = "The connection string of a PostgreSQL database; better given as FILIERA_POSTGRES",
        DefaultValueFactory = _ => SecretSettings.OfEnvironment("FILIERA_POSTGRES"),
        Recursive = true,
    };

    /// <summary>The services of one scope.</summary>
    public IServiceProvider Services => _scope.ServiceProvider;

    /// <summary>Services that outlive the scope.</summary>
    public IServiceProvider Root => _provider;

    /// <summary>Opens the installation the options name; a data directory that does not exist is refused, never made by a slip of the pen.</summary>
    public static async Task<Result<OpenedInstallation>> OpenAsync(ParseResult parsed, CancellationToken ct)
    {
        var installation = Installation.At(
            parsed.GetValue(Data) ?? "data", parsed.GetValue(Postgres), Environment.GetEnvironmentVariable("FILIERA_RULEBOOK"));
        if (!Directory.Exists(installation.DataDirectory))
        {
            return new DataDirectoryMissing { Where = "--data" };
        }

        var services = new ServiceCollection().AddLogging().AddFiliera(installation).BuildServiceProvider();
        if (await services.PrepareAsync(ct) is Result<int>.Refused refused)
        {
            await services.DisposeAsync();
            return refused.Refusals;
        }

        return new OpenedInstallation(services);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _provider.DisposeAsync();
    }
}
