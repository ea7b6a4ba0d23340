// SPDX-License-Identifier: EUPL-1.2
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Stores.Sql;

/// <summary>Registers the stores of the Screening room.</summary>
internal static class ScreeningRegistration
{
    public static IServiceCollection AddScreeningStores(this IServiceCollection services) => services
        .AddScoped<IScreenings, SqlScreenings>()
        .AddScoped<IConductCounts, SqlConductCounts>()
        .AddScoped<IAnswerSets, SqlAnswerSets>()
        .AddScoped<IReceipts, SqlReceipts>()
        .AddScoped<IReceiptSecrets, SqlReceiptSecrets>()
        .AddScoped<IReviews, SqlReviews>()
        .AddScoped<IConsentSamples, SqlConsentSamples>()
        .AddScoped<IRightsRequests, SqlRightsRequests>()
        .AddScoped<IConsultations, SqlConsultations>()
        .AddScoped<IRegisterAccounts, SqlRegisterAccounts>();
}
