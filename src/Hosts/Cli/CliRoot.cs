// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Composition;
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Rulebook;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Cli;

/// <summary>Every command of the tool under one root.</summary>
public static class CliRoot
{
    /// <summary>How long a command that was told to end may take: a gate first answers what it accepted.</summary>
    public static TimeSpan LongestEnding { get; } = TimeSpan.FromSeconds(20);

    /// <summary>The root command.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand("Filiera, the operator's tool")
        {
            AccountCommand.Create(),
            AnswersCommand.Create(),
            AuditCommand.Create(),
            BackupCommand.Create(),
            BlobsCommand.Create(),
            ConsultCommand.Create(),
            WithInstallation(EvidenceCommand.Create(OpenEvidenceAsync, Recompute)),
            DoctorCommand.Create(),
            GateCommand.Create(),
            JobsCommand.Create(),
            KeysCommand.Create(),
            LogCommand.Create(),
            NumbersCommand.Create(),
            OptOutsCommand.Create(),
            PartiesCommand.Create(),
            ReceiptCommand.Create(),
            RemindCommand.Create(),
            RestoreCommand.Create(),
            RetentionCommand.Create(),
            RightsCommand.Create(),
            WithInstallation(RulesCommand.Create(OpenAdoptionsAsync)),
            ReviewCommand.Create(),
            SamplesCommand.Create(),
            ScreenCommand.Create(),
            SeedCommand.Create(),
            WitnessCommand.Create(),
        };
        OutageAction.Around(root);
        return root;
    }

    private static Command WithInstallation(Command command)
    {
        command.Options.Add(OpenedInstallation.Data);
        command.Options.Add(OpenedInstallation.Postgres);
        return command;
    }

    // Without a readable rulebook nothing can be measured again, and evidence says so check by check.
    private static RecomputeRegistry Recompute(string? rulebook) => RulebookDirectory.Load(RulebookDirectory.Locate(
        rulebook, Environment.GetEnvironmentVariable(RulebookDirectory.Variable), AppContext.BaseDirectory, Directory.GetCurrentDirectory()))
        is Result<RuleCatalogue>.Ok { Value: var catalogue }
            ? new RecomputeRegistry([new RecomputeScreening(catalogue), new RecomputeSample()])
            : new RecomputeRegistry([]);

    private static Task<Result<OpenedEvidence>> OpenEvidenceAsync(ParseResult parsed, CancellationToken ct) => OpenAsync(
        parsed,
        installation => new OpenedEvidence(
            installation.Services.GetRequiredService<IEvidenceStore>(),
            installation.Services.GetRequiredService<IKeyStore>(),
            new BlobInputs(installation.Services.GetRequiredService<IBlobs>()),
            installation.Services.GetRequiredService<RecomputeRegistry>(),
            installation),
        ct);

    private static Task<Result<OpenedRuleAdoptions>> OpenAdoptionsAsync(ParseResult parsed, CancellationToken ct) => OpenAsync(
        parsed,
        installation => new OpenedRuleAdoptions(
            installation.Services.GetRequiredService<IRuleAdoptions>(), installation.Services.GetRequiredService<IClock>(), installation),
        ct);

    private static async Task<Result<T>> OpenAsync<T>(ParseResult parsed, Func<OpenedInstallation, T> use, CancellationToken ct) =>
        await OpenedInstallation.OpenAsync(parsed, ct) switch
        {
            Result<OpenedInstallation>.Ok ok => use(ok.Value),
            Result<OpenedInstallation>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
}
