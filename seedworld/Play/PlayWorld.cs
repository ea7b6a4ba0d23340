// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Register;
using Filiera.Rulebook;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.SeedWorld;

/// <summary>Plays a plan through the use cases, in the order of its days, and screens its lists through the jobs.</summary>
/// <remarks>Nothing is written past a use case. The first refusal ends the play.</remarks>
public sealed class PlayWorld(IServiceProvider services, SimulatedClock clock, SeedPlan plan, IProgress<SeedProgress>? progress)
{
    /// <summary>How many days before the day of the plan the play begins.</summary>
    public const int LongestAgo = 421;

    /// <summary>In whose name the demonstration acts.</summary>
    public static readonly Actor Player = new("person:demonstration");

    private readonly long _rows = plan.Lists.Sum(list => list.Rows);
    private readonly List<PlayedList> _lists = [];
    private readonly RegisterActs _register = new(plan, Player);
    private int _adoptions;

    /// <summary>Plays it.</summary>
    /// <returns>What it came to, or why an act was refused.</returns>
    public async Task<Result<PlayedWorld>> RunAsync(CancellationToken ct)
    {
        if ((await BookAsync(ct)).Version > 0)
        {
            return new InstallationNotEmpty { Where = "database" };
        }

        // 1. Firms, sites, people, campaigns, mandates and numbers, day by day; 2. the rules somebody adopted; 3. the rights people exercised; 4. the
        // register's answers; 5. the lists; 6. the calls asked about at the gate.
        var acts = new PartyActs(plan, Player).All()
            .Append(new SeedAct(150, "adopts the rules", AdoptAsync))
            .Concat(new RightsActs(plan, Player).All())
            .Concat(_register.All())
            .Concat(plan.Lists.Select(list => new SeedAct(0, "screens " + list.Key, (scope, ids, token) => ScreenAsync(list, ids, token))))
            .Concat(new GateActs(plan, clock).All())
            .OrderByDescending(act => act.DaysAgo);
        var played = new SeedIds();
        var second = 0;
        foreach (var day in acts.GroupBy(act => act.DaysAgo))
        {
            foreach (var act in day)
            {
                ct.ThrowIfCancellationRequested();
                progress?.Report(new SeedProgress(act.What, _lists.Sum(list => list.Counts.Rows), _rows));
                clock.MoveTo(RomeTime.StartOf(plan.Day.PlusDays(-act.DaysAgo)) + Duration.FromHours(9) + Duration.FromSeconds(second++));
                await using var scope = services.CreateAsyncScope();
                if (await act.PlayAsync(scope.ServiceProvider, played, ct) is { IsEmpty: false } refusals)
                {
                    return refusals;
                }
            }

            // At the end of each day the public log holds what was decided on it.
            if (await PublishAsync(ct) is { IsEmpty: false } refused)
            {
                return refused;
            }
        }

        return new PlayedWorld((await BookAsync(ct)).Version, _adoptions, Sequence.From(_lists));
    }

    private async Task<Sequence<Refusal>> PublishAsync(CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PublishRegister>().RunAsync(ct) is Result<PublishedRegister>.Refused refused
            ? refused.Refusals
            : [];
    }

    private async Task<PartyBook> BookAsync(CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IPartyLedger>().ReadAsync(ct);
    }

    // Rules of lists and of dialling that would block, and may only once a person chose so.
    private async Task<Sequence<Refusal>> AdoptAsync(IServiceProvider scope, SeedIds ids, CancellationToken ct)
    {
        var catalogue = scope.GetRequiredService<RuleCatalogue>();
        var rules = catalogue.On(plan.Day).Where(rule =>
            rule is { NeedsAdoption: true, Severity: Severity.Block, Check: RuleCheck.Named } && (rule.Stages & (Stage.List | Stage.Dial)) != 0);
        foreach (var rule in rules)
        {
            var adopted = await scope.GetRequiredService<AdoptRule>().RunAsync(
                new AdoptRule.Choice(
                    rule.Ref, AdoptionDecision.Adopt, Severity.Block, Player, "Scelta dimostrativa", catalogue.SourcesHash(rule.Ref)),
                ct);
            if (adopted is Result<RuleAdoption>.Refused refused)
            {
                return refused.Refusals;
            }

            _adoptions++;
        }

        return [];
    }

    private async Task<Sequence<Refusal>> ScreenAsync(SeedList list, SeedIds ids, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var blobs = scope.ServiceProvider.GetRequiredService<IBlobs>();
        var asked = _register.AnswersOf(list);
        var files = await KeepAsync(list, blobs, asked is null, ct);
        var beside = await AnswerAsync(list, files.Beside, scope.ServiceProvider.GetRequiredService<ReceiveAnswers>(), ct);
        if (beside is not Result<Sequence<DeliveredFile>>.Ok { Value: var inputs })
        {
            return ((Result<Sequence<DeliveredFile>>.Refused)beside).Refusals;
        }

        var received = await scope.ServiceProvider.GetRequiredService<ReceiveContactList>().RunAsync(
            new ReceiveContactList.Command(
                list.ListFile,
                ids.Firm(list.Centre),
                ids.Campaign(list.Campaign),
                files.List,
                asked is null ? inputs : Sequence.From(inputs.Prepend(asked)),
                Mapping: list.MappingFile is null ? null : MappingWriter.Of(list)),
            Player,
            ct);
        if (received is Result<ReceiveContactList.Receipt>.Refused refused)
        {
            return refused.Refusals;
        }

        var receipt = received.ValueOrThrow();
        await services.GetRequiredService<JobRunner>().DrainAsync(ct);
        await using var after = services.CreateAsyncScope();
        var job = await after.ServiceProvider.GetRequiredService<IJobs>().FindAsync(receipt.Job, ct);
        var record = await after.ServiceProvider.GetRequiredService<IScreenings>().NewestOfAsync(receipt.List.Id, ct);
        if (job?.State != JobState.Done || record is null)
        {
            return [new SeedListNotScreened(list.Key, job?.Failure?.Code ?? "nothing")];
        }

        _lists.Add(new PlayedList(list.Key, files.List, Sequence.From(files.Beside.Select(file => file.Content)), record.Counts));
        return [];
    }

    // Each file is drawn from the plan alone, so they are written at the same time.
    private static async Task<(ContentHash List, Sequence<DeliveredFile> Beside)> KeepAsync(SeedList list, IBlobs blobs, bool withAnswers, CancellationToken ct)
    {
        var beside = new List<Beside>();
        beside.AddRange(list.Consultations.Take(withAnswers ? 1 : 0).Select(it => new Beside(InputKind.Answers, list.AnswerFile(it), to => AnswerWriter.WriteAsync(list, it, to, ct))));
        beside.AddRange(list.Facts.Select(it => new Beside(KindOf(it), list.FactFile(it), to => FactWriter.WriteAsync(list, it, to, ct))));
        var hashes = new ContentHash[beside.Count + 1];
        await Parallel.ForAsync(0, hashes.Length, new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount }, async (i, _) =>
        {
            await using var draft = blobs.Draft();
            await (i == 0 ? ListWriter.WriteAsync(list, draft.Stream, null, ct) : beside[i - 1].WriteAsync(draft.Stream));
            hashes[i] = await draft.CommitAsync(ct);
        });
        return (hashes[0], Sequence.From(beside.Select((file, i) => new DeliveredFile(file.Kind, file.Name, hashes[i + 1]))));
    }

    // An answer belongs to the controller that asked, which in the story is not always the client of the list: it comes in first, on its own.
    private static async Task<Result<Sequence<DeliveredFile>>> AnswerAsync(
        SeedList list, Sequence<DeliveredFile> beside, ReceiveAnswers receive, CancellationToken ct)
    {
        var answers = Sequence.From(beside.Where(file => file.Kind == InputKind.Answers));
        if (answers.IsEmpty)
        {
            return beside;
        }

        return await receive.RunAsync(new ReceiveAnswers.Command(list.AnswerVat, answers), Player, ct) switch
        {
            Result<AnswerSet>.Ok { Value: var set } => Sequence.From(beside.Where(file => file.Kind != InputKind.Answers)
                .Prepend(new DeliveredFile(InputKind.Answers, set.Name, set.Digest))),
            Result<AnswerSet>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    private static InputKind KindOf(SeedFactFile facts) => facts switch
    {
        SeedFactFile.Consents => InputKind.Consents,
        SeedFactFile.Withdrawals => InputKind.Withdrawals,
        SeedFactFile.Contracts => InputKind.Contracts,
        SeedFactFile.Requests => InputKind.Requests,
        SeedFactFile.Directory => InputKind.Directory,
        SeedFactFile.OwnSuppressions => InputKind.SuppressOwn,
        SeedFactFile.ClientSuppressions => InputKind.SuppressClient,
        SeedFactFile.CampaignSuppressions => InputKind.SuppressCampaign,
        _ => throw new ArgumentOutOfRangeException(nameof(facts), facts, "There is no such file."),
    };

    private sealed record Beside(InputKind Kind, string Name, Func<Stream, Task> WriteAsync);
}
