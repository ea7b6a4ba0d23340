// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Screens one contact list before anybody dials it: a job of one step, so that a crash at any point is finished at restart.</summary>
public sealed class ScreenContactList(
    IScreenings screenings,
    IPartyLedger parties,
    RuleCatalogue catalogue,
    IRuleAdoptions adoptions,
    IBlobs blobs,
    SealEvidence seal,
    IIdentifiers identifiers,
    IClock clock) : IJobHandler
{
    /// <summary>The name under which this capability seals evidence.</summary>
    public const string Capability = "screening";

    /// <inheritdoc/>
    public string Kind => "screen-contact-list";

    /// <summary>The job that screens a list; asking twice is asking once.</summary>
    public static JobRequest RequestFor(ContactList list) =>
        new("screen-contact-list", Json.Object(("list", list.Id.Value.ToString())), list.By, "screen-" + list.Id.Value);

    /// <inheritdoc/>
    public async Task RunAsync(JobContext job, CancellationToken ct)
    {
        var id = new ListId(Guid.Parse(((Json.Text)((Json.Map)job.Request.Arguments)["list"]!).Value));
        var list = await screenings.FindAsync(id, ct) ?? throw new JobStopped(new ListUnknown());
        await job.StepAsync("screen", token => MeasureAsync(list, job, token), (measured, token) => SealAsync(list, measured, token), ct);
    }

    private async Task<Measured> MeasureAsync(ContactList list, JobContext job, CancellationToken ct)
    {
        // 1. Facts: the campaign, the rules and the register's answer as they stand now.
        var asOf = Instant.FromUnixTimeMilliseconds(clock.GetCurrentInstant().ToUnixTimeMilliseconds());
        var campaign = Require(CampaignReading.Of(await parties.ReadAsync(ct), list.Campaign, list.Centre, asOf));
        var rulebook = new AdoptedRulebook(catalogue, await adoptions.ListAsync(ct), asOf);
        var rules = ListVerdict.ListRules(rulebook.On(RomeTime.DayOf(asOf), campaign.Sector, campaign.Purpose));
        if (rules.IsEmpty)
        {
            throw new JobStopped(new NoRulesInForce());
        }

        var precedence = catalogue.Precedence(RomeTime.DayOf(asOf)) ?? throw new JobStopped(new NoRulesInForce());
        var answers = await AnswersAsync(list, campaign, ct);
        var context = new ListContext(asOf, campaign, answers?.From, FilesAtHand.None, precedence);

        // 2. Evaluation and 3. decision, row by row.
        var run = await new ListRun(blobs.Draft).RunAsync(
            token => OpenAsync(list.Content, token),
            context,
            rules,
            answers,
            read => job.ReportAsync(Math.Min(read, list.Bytes), list.Bytes, "bytes"),
            ct);
        return new Measured(context, rules, rulebook.Version, Require(run));
    }

    private async Task<Json> SealAsync(ContactList list, Measured measured, CancellationToken ct)
    {
        // 4. Evidence: everything compared, by hash, and what it came to.
        var inputs = new List<EvidenceInput> { new(ScreeningInputs.List, list.Content) };
        if (list.Answers is { } answers)
        {
            inputs.Add(new EvidenceInput(ScreeningInputs.Answers, answers));
        }

        var evidence = Require(await seal.RunAsync(
            new EvidenceDraft(
                new EvidenceSubject("campaign", list.Campaign.Value.ToString()),
                ScreeningStatement.Of(measured.Context, measured.Rules, measured.Run),
                Sequence.From(measured.Rules.Select(rule => rule.Rule.Ref)),
                Sequence.From(inputs),
                new EvidenceProducer(Capability, SoftwareVersion),
                measured.Rulebook,
                measured.Context.AsOf),
            list.By,
            ct));
        var record = new ScreeningRecord(
            new ScreeningId(identifiers.Next()),
            list.Id,
            measured.Context.AsOf,
            measured.Rulebook,
            measured.Run.Counts,
            measured.Run.Reasons,
            measured.Run.Outputs,
            measured.Run.ValidUntil,
            evidence.Id);
        await screenings.AddAsync(record, ct);
        return Json.Object(("evidence", evidence.Id.ToString()), ("screening", record.Id.Value.ToString()));
    }

    private static string SoftwareVersion { get; } = typeof(ScreenContactList).Assembly.GetName().Version!.ToString(3);

    private async Task<OptOutAnswers?> AnswersAsync(ContactList list, CampaignFacts campaign, CancellationToken ct)
    {
        if (list.Answers is not { } hash)
        {
            return null;
        }

        await using var stream = await OpenAsync(hash, ct);
        return Require(AnswerFile.Read(stream, hash, campaign.ClientVat));
    }

    private async Task<Stream> OpenAsync(ContentHash hash, CancellationToken ct) => Require(await blobs.OpenAsync(hash, ct));

    // A refusal here cannot be cured by trying again: the job stops and says it.
    private static T Require<T>(Result<T> result) => result switch
    {
        Result<T>.Ok ok => ok.Value,
        Result<T>.Refused refused => throw new JobStopped(refused.Refusals[0]),
        _ => throw new InvalidOperationException("Neither value nor refusal."),
    };

    private sealed record Measured(ListContext Context, Sequence<AppliedRule> Rules, ContentHash Rulebook, ListRun.Run Run);
}
