// SPDX-License-Identifier: EUPL-1.2
using Filiera.Register;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Stores.Sql;

internal static class RegisterRegistration
{
    public static IServiceCollection AddRegisterStores(this IServiceCollection services) => services
        .AddScoped<IRegisterBook, SqlRegisterBook>()
        .AddScoped<IStatedEntries, SqlStatedEntries>()
        .AddScoped<IRegisterSalts, SqlRegisterSalts>();
}
