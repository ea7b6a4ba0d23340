// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Puts the boundary before every store the pages and their use cases read from.</summary>
public static class BoundaryRegistration
{
    /// <summary>Wraps the stores registered so far. A store wrapped here cannot be reached past the boundary.</summary>
    public static void AddBoundary(this IServiceCollection services)
    {
        var ledger = Take<IPartyLedger>(services);
        services.AddScoped(provider => new WholeBook((IPartyLedger)ledger(provider)));
        services.AddSingleton<SeenBooks>();
        services.AddScoped<Boundary>();
        services.AddScoped<IPartyLedger>(provider => new SeenParties(
            provider.GetRequiredService<WholeBook>().Ledger, provider.GetRequiredService<Boundary>()));
        services.Wrap<IScreenings, SeenScreenings>();
        services.Wrap<IReceipts, SeenReceipts>();
        services.Wrap<IReviews, SeenReviews>();
        services.Wrap<IConsentSamples, SeenSamples>();
        services.Wrap<IAnswerSets, SeenAnswerSets>();
        services.Wrap<IConsultations, SeenConsultations>();
        services.Wrap<IRegisterAccounts, SeenRegisterAccounts>();
        services.Wrap<IRightsRequests, SeenRights>();
        services.Wrap<IJobs, SeenJobs>();
        services.Wrap<IEvidenceStore, SeenEvidence>();
    }

    private static void Wrap<TPort, TSeen>(this IServiceCollection services)
        where TPort : class
        where TSeen : class, TPort
    {
        var inner = Take<TPort>(services);
        services.AddScoped<TPort>(provider => ActivatorUtilities.CreateInstance<TSeen>(provider, inner(provider)));
    }

    private static Func<IServiceProvider, object> Take<TPort>(IServiceCollection services)
    {
        var found = services.Last(service => service.ServiceType == typeof(TPort));
        services.Remove(found);
        return provider => found.ImplementationFactory is { } make ? make(provider)
            : found.ImplementationType is { } type ? ActivatorUtilities.CreateInstance(provider, type)
            : found.ImplementationInstance!;
    }
}
