// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Stores.Sql;

internal static class PartiesRegistration
{
    public static IServiceCollection AddPartiesStores(this IServiceCollection services) => services
        .AddSingleton<PartyBookCache>()
        .AddScoped<IPartyLedger, SqlPartyLedger>()
        .AddScoped<IPersonDetails, SqlPersonDetails>();
}
