// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Rulebook;
using Filiera.Stores.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Composition;

/// <summary>Makes an installation ready before anything is served: data directory, rules, database.</summary>
public static class Preparation
{
    /// <summary>Brings the database up to the program and reads the rules; refuses rather than starting half ready.</summary>
    /// <returns>Migrations applied, or every reason why the installation cannot start.</returns>
    public static async Task<Result<int>> PrepareAsync(this IServiceProvider services, CancellationToken ct)
    {
        try
        {
            if (services.GetRequiredService<Result<RuleCatalogue>>() is Result<RuleCatalogue>.Refused broken)
            {
                return broken.Refusals;
            }

            _ = services.GetRequiredService<IBlobs>();
            KeepDatabasePrivate(services.GetRequiredService<Installation>());
            await using var scope = services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<DatabaseSchema>().MigrateAsync(ct);
        }
        catch (StorageFailedException failed)
        {
            return failed.Refusal;
        }
        catch (UnauthorizedAccessException)
        {
            return new DiskReadOnly();
        }
    }

    // The file is made before SQLite makes it, so that nobody but its owner can ever read it; its journals take the same permissions.
    private static void KeepDatabasePrivate(Installation installation)
    {
        if (installation.Postgres is not null || OperatingSystem.IsWindows() || File.Exists(installation.DatabaseFile))
        {
            return;
        }

        using var file = new FileStream(installation.DatabaseFile, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
    }
}
