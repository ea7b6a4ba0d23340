// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Register;
using Filiera.Rulebook;
using Filiera.Screening;
using Filiera.Stores.Accounts;
using Filiera.Stores.Files;
using Filiera.Stores.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Filiera.Composition;

/// <summary>Who answers whose port: the only place that registers the rooms' services.</summary>
public static class FilieraComposition
{
    /// <summary>Registers every room over the installation's stores. A clock, identifiers or installation registered before stand.</summary>
    public static IServiceCollection AddFiliera(this IServiceCollection services, Installation installation)
    {
        services.TryAddSingleton(installation);
#pragma warning disable RS0030 // Composition is where the system's clock enters.
        services.TryAddSingleton<IClock>(SystemClock.Instance);
#pragma warning restore RS0030
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdentifiers>(provider => new RandomIdentifiers(provider.GetRequiredService<IClock>()));
        services.AddFileStores(new FileStoreOptions(installation.DataDirectory));
        var database = installation.Postgres is { } postgres ? SqlStoreOptions.Postgres(postgres) : SqlStoreOptions.Sqlite(installation.DatabaseFile);
        services.AddSqlStores(database);
        services.AddAccounts(database);
        services.AddRulebook();
        services.AddOperations();
        services.AddParties();
        services.AddEvidence();
        services.AddRegister();
        services.AddScreening();
        services.AddDialGate();
        services.AddConsultations();
        services.AddReminders();
        return services;
    }

    private static void AddRulebook(this IServiceCollection services)
    {
        services.AddSingleton(provider => RulebookDirectory.Load(provider.GetRequiredService<Installation>().RulebookFolder));
        services.AddSingleton(provider => provider.GetRequiredService<Result<RuleCatalogue>>().ValueOrThrow());
        services.AddScoped<AdoptRule>();
    }

    private static void AddOperations(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new JobRunnerOptions
        {
            OnBroken = (job, exception) => Log.JobBroke(provider.GetRequiredService<ILogger<JobRunner>>(), job.Value, exception.GetType().Name),
        });
        services.AddSingleton<JobRunner>();
        services.AddScoped<CheckIntegrity>();
        services.AddScoped<BackUpInstallation>();
        services.TryAddSingleton(new OutboxOptions());
        services.AddSingleton<OutboxDispatcher>();
        services.AddScoped<KeyRotation>();
    }

    private static void AddParties(this IServiceCollection services) => services
        .AddScoped<RegisterOrganisation>()
        .AddScoped<CloseOrganisation>()
        .AddScoped<OpenSite>()
        .AddScoped<CloseSite>()
        .AddScoped<DeclareCallerNumber>()
        .AddScoped<ReleaseCallerNumber>()
        .AddScoped<OpenCampaign>()
        .AddScoped<CloseCampaign>()
        .AddScoped<GiveMandate>()
        .AddScoped<RevokeMandate>()
        .AddScoped<AuthoriseSupplier>()
        .AddScoped<WithdrawSupplier>()
        .AddScoped<EnrolPerson>()
        .AddScoped<ErasePerson>();

    private static void AddEvidence(this IServiceCollection services) => services
        .AddScoped<RecomputeRegistry>()
        .AddScoped<SealEvidence>()
        .AddScoped<VerifyEvidence>()
        .AddScoped<VerifyStoredEvidence>()
        .AddScoped<ExportEvidence>();

    private static void AddRegister(this IServiceCollection services) => services
        .AddSingleton(provider => RegisterName.Of(provider.GetRequiredService<Installation>(), provider.GetRequiredService<ILogAccess>()))
        .AddSingleton<RegisterReading>()
        .AddSingleton<IWitnessClient, HttpWitnessClient>()
        .AddSingleton<CollectCosignatures>()
        .AddScoped<Commitments>()
        .AddScoped<IEntrySource, RegisterReadsRulebook>()
        .AddScoped<IEntrySource, KeyEntries>()
        .AddScoped<IEntrySource, PartyEntries>()
        .AddScoped<IEntrySource, EvidenceHeads>()
        .AddScoped<IEntrySource, StateConduct>()
        .AddSingleton<IOutboxSender, RegisterWebhookSender>()
        .AddScoped<RegisterSubscribers>()
        .AddScoped<PublishRegister>();

    private static void AddScreening(this IServiceCollection services) => services
        .AddScoped<ReceiveAnswers>()
        .AddScoped<ReceiveContactList>()
        .AddSingleton(provider => new ScreeningOptions(provider.GetRequiredService<Installation>().Demonstration))
        .AddScoped<JoinAnswers>()
        .AddScoped<PrepareRun>()
        .AddScoped<SignReceipt>()
        .AddScoped<PreviewScreening>()
        .AddScoped<IJobHandler, PreviewLargeList>()
        .AddScoped<IJobHandler, ScreenContactList>()
        .AddScoped<RulesAwaitingChoice>()
        .AddScoped<ReadReview>()
        .AddScoped<DecideReview>()
        .AddScoped<ScreenAgain>()
        .AddScoped<EraseReceiptSecret>()
        .AddScoped<ProveReceiptRow>()
        .AddScoped<CheckReceipt>()
        .AddScoped<MeasureCoverage>()
        .AddScoped<SealCoverage>()
        .AddScoped<DrawConsentSample>()
        .AddScoped<ReadConsentSample>()
        .AddScoped<RecordSampleResult>()
        .AddScoped<SealConsentSample>()
        .AddScoped<IRecompute, RecomputeScreening>()
        .AddScoped<IRecompute, RecomputeCoverage>()
        .AddScoped<IRecompute, RecomputeSample>()
        .AddScoped<RecordRightsRequest>()
        .AddScoped<RecordRightsAct>()
        .AddScoped<HandRightsReceipt>()
        .AddScoped<ForwardRightsRequest>()
        .AddScoped<ForwardAllRightsRequests>()
        .AddScoped<EraseRightsDetails>()
        .AddScoped<EraseWhatIsOver>()
        .AddScoped<ExtendRightsRequest>()
        .AddScoped<AnswerRightsRequest>()
        .AddScoped<CloseRightsRequest>()
        .AddScoped<ReadRightsRequests>()
        .AddScoped<SealRightsFigures>()
        .AddScoped<IRecompute, RecomputeRightsFigures>();

    private static void AddDialGate(this IServiceCollection services) => services
        .AddSingleton<DialMemory>()
        .AddSingleton<DialGate>()
        .AddScoped<OpenDialBook>()
        .AddScoped<KeptDialBooks>()
        .AddScoped<PrepareDialBook>()
        .AddScoped<ReplayGateDay>()
        .AddScoped<SealGateDay>()
        .AddScoped<RotateClearanceKey>()
        .AddScoped<IRecompute, RecomputeGateDay>();

    private static void AddConsultations(this IServiceCollection services) => services
        .AddSingleton<IRegisterAdapter, NeutralAdapter>()
        .AddScoped<SentNumbers>()
        .AddScoped<GatherNumbers>()
        .AddScoped<StateRegisterAccount>()
        .AddScoped<DraftConsultation>()
        .AddScoped<ExportConsultation>()
        .AddScoped<ImportRegisterAnswer>()
        .AddScoped<AbandonConsultation>()
        .AddScoped<PlanConsultation>()
        .AddScoped<ReadConsultations>()
        .AddScoped<SimulateRegister>();

    private static void AddReminders(this IServiceCollection services) => services
        .AddSingleton<IOutboxSender, WebhookSender>()
        .AddSingleton<IOutboxSender>(provider => new MailFolder(provider.GetRequiredService<DataDirectory>(), AccountLetters.Topic))
        .AddScoped<DirectReminders>()
        .AddScoped<RemindOfDeadlines>();
}
