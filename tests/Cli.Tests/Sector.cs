// SPDX-License-Identifier: EUPL-1.2
using Filiera.Cli.Tests;
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.SeedWorld;
using Microsoft.Data.Sqlite;
using NodaTime;

[assembly: AssemblyFixture(typeof(Sector))]

namespace Filiera.Cli.Tests;

/// <summary>The demonstration sector played once, without its lists; every test works on a copy of its data directory.</summary>
public sealed class Sector : IAsyncLifetime
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("filiera-sector-");

    /// <summary>The plan, which stands on yesterday as that of the tool does.</summary>
    public static SeedPlan Plan { get; } = SeedPlan.Of("test", SeedSize.S, RomeTime.DayOf(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow())).PlusDays(-1));

    public async ValueTask InitializeAsync()
    {
        (await PlayAsync(_root.FullName, Plan)).ValueOrThrow();
        SqliteConnection.ClearAllPools();
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _root.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Plays a plan, without its lists, into an empty directory.</summary>
    public static Task<Result<PlayedWorld>> PlayAsync(string directory, SeedPlan plan) =>
        SeedInstallation.PlayAsync(Installation.At(directory), plan with { Lists = [], Rights = [] }, null, default);

    /// <summary>A copy to work on.</summary>
    public Desk Copy()
    {
        var desk = new Desk();
        foreach (var folder in _root.EnumerateDirectories("*", SearchOption.AllDirectories))
        {
            Make(desk.Data + folder.FullName[_root.FullName.Length..]);
        }

        foreach (var file in _root.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.CopyTo(desk.Data + file.FullName[_root.FullName.Length..]);
        }

        return desk;
    }

    // Keys are used only from directories that nobody else may enter.
    internal static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
