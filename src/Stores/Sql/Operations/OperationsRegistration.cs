// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Stores.Sql;

/// <summary>Registers the stores of Operations.</summary>
internal static class OperationsRegistration
{
    public static void AddOperationsStores(this IServiceCollection services)
    {
        services.AddScoped<IAuditTrail, SqlAuditTrail>();
        services.AddSingleton<IAuditWriter, SqlAuditWriter>();
        services.AddScoped<IJobs, SqlJobs>();
        services.AddScoped<IJobQueue, SqlJobQueue>();
        services.AddScoped<ILeases, SqlLeases>();
        services.AddScoped<IRequestKeys, SqlRequestKeys>();
        services.AddScoped<SqlOutbox>();
        services.AddScoped<IOutbox>(provider => provider.GetRequiredService<SqlOutbox>());
        services.AddScoped<IOutboxQueue>(provider => provider.GetRequiredService<SqlOutbox>());
        services.AddSingleton(provider => provider.GetRequiredService<SqlEngine>().WatchCommits());
        services.AddSingleton<IWorkScopes, WorkScopes>();
    }
}
