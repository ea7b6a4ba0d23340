// SPDX-License-Identifier: EUPL-1.2
using Filiera.Rulebook;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Stores.Sql;

internal static class RulebookRegistration
{
    public static IServiceCollection AddRulebookStores(this IServiceCollection services) => services
        .AddScoped<IRuleAdoptions, SqlRuleAdoptions>();
}
