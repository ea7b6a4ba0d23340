// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Stores.Sql;

/// <summary>Registers the stores of this room.</summary>
public static class StoresRegistration
{
    /// <summary>Adds the context, the unit of work and the stores, all scoped. The caller registers <c>IClock</c> and <c>IIdentifiers</c>.</summary>
    public static IServiceCollection AddSqlStores(this IServiceCollection services, SqlStoreOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(_ => SqlEngine.For(options));
        if (options.Engine == SqlEngineKind.Sqlite)
        {
            services.AddDbContextPool<FilieraContext, SqliteFilieraContext>(Configure);
        }
        else
        {
            services.AddDbContextPool<FilieraContext, PostgresFilieraContext>(Configure);
        }

        services.AddScoped<IUnitOfWork, SqlUnitOfWork>();
        services.AddScoped(provider => new DatabaseSchema(
            provider.GetRequiredService<FilieraContext>(), provider.GetRequiredService<SqlEngine>()));
        services.AddScoped(provider => new DatabaseCopies(provider.GetRequiredService<FilieraContext>(), options));
        services.AddOperationsStores();
        services.AddPartiesStores();
        services.AddRulebookStores();
        services.AddEvidenceStores();
        services.AddScreeningStores();
        services.AddRegisterStores();
        return services;
    }

    private static void Configure(IServiceProvider provider, DbContextOptionsBuilder builder) =>
        provider.GetRequiredService<SqlEngine>().Configure(builder);
}
