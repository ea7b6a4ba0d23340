// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Stores.Sql;

/// <summary>Registers the stores of the evidence room.</summary>
internal static class EvidenceRegistration
{
    public static IServiceCollection AddEvidenceStores(this IServiceCollection services) =>
        services.AddScoped<IEvidenceStore, SqlEvidence>();
}
