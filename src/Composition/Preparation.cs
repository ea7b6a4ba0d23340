// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Rulebook;
using Filiera.Stores.Accounts;
using Filiera.Stores.Files;
using Filiera.Stores.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Composition;

/// <summary>Makes an installation ready before anything is served: data directory, rules, database.</summary>
public static class Preparation
{
    /// <summary>Brings the database up to the program and reads the rules; refuses rather than starting half ready.</summary>
    /// <returns>Migrations applied, or every reason why the installation cannot start.</returns>
    public static Task<Result<int>> PrepareAsync(this IServiceProvider services, CancellationToken ct) => services.PrepareAsync(null, ct);

    /// <summary>Makes a new installation ready that is marked as a demonstration before anything else is written.</summary>
    /// <param name="services">The services of the installation.</param>
    /// <param name="mark">What the mark says.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Migrations applied, or every reason why the installation cannot start.</returns>
    public static Task<Result<int>> PrepareDemonstrationAsync(this IServiceProvider services, string mark, CancellationToken ct) =>
        services.PrepareAsync(mark, ct);

    /// <summary>Looks whether the installation can be written and its database fits the program, and changes nothing.</summary>
    /// <returns>What stands against it; empty when nothing does.</returns>
    public static async Task<Sequence<Refusal>> LookAsync(this IServiceProvider services, CancellationToken ct)
    {
        var against = new List<Refusal>();
        try
        {
            services.GetRequiredService<DataDirectory>().RequireWritable();
        }
        catch (Exception e) when (Outage.Explain(e) is { } refusal)
        {
            against.Add(refusal);
        }

        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<DatabaseSchema>().CheckAsync(ct) is Result<int>.Refused refused)
        {
            against.AddRange(refused.Refusals);
        }

        return Sequence.From(against);
    }

    private static async Task<Result<int>> PrepareAsync(this IServiceProvider services, string? mark, CancellationToken ct)
    {
        try
        {
            // What the databases look like is worked out meanwhile: neither touches a file.
            var models = Task.Run(services.BuildModels, CancellationToken.None);

            // The rules come first: broken ones leave no trace of the attempt.
            if (services.GetRequiredService<Result<RuleCatalogue>>() is Result<RuleCatalogue>.Refused broken)
            {
                return broken.Refusals;
            }

            // An installation signs receipts, evidence and credentials: without the means it would fail at the first of them.
            if (CannotSign() is { } missing)
            {
                return missing;
            }

            var directory = services.GetRequiredService<DataDirectory>();
            directory.RequireWritable();
            if (mark is not null)
            {
                await directory.WriteAsync(Installation.DemonstrationMark, mark, ct);
            }

            // The file is made before SQLite makes it, so that nobody but its owner can ever read it; its journals take the same permissions.
            if (services.GetRequiredService<Installation>().Postgres is null)
            {
                directory.EnsureFile(Installation.DatabaseName);
            }

            await models;
            await using var scope = services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<DatabaseSchema>().MigrateAsync(ct) is Result<int>.Refused refused
                ? refused
                : await scope.ServiceProvider.GetRequiredService<AccountsSchema>().MigrateAsync(ct);
        }
        catch (Exception e) when (Outage.Explain(e) is { } refusal)
        {
            return refusal;
        }
    }

    private static void BuildModels(this IServiceProvider services)
    {
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<DatabaseSchema>().BuildModel();
        scope.ServiceProvider.GetRequiredService<AccountsSchema>().BuildModel();
    }

    private static Result<int>? CannotSign()
    {
        switch (SigningKey.Generate(SignatureAlgorithm.Ed25519))
        {
            case Result<SigningKey>.Ok made:
                made.Value.Dispose();
                return null;
            case Result<SigningKey>.Refused refused:
                return refused.Refusals;
            default:
                throw new InvalidOperationException("Neither value nor refusal.");
        }
    }
}
