// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Rulebook;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>Screens one contact list before anybody dials it: a job of one step, so that a crash at any point is finished at restart.</summary>
public sealed class ScreenContactList(
    IScreenings screenings,
    IReviews reviews,
    PrepareRun prepare,
    IBlobs blobs,
    SealEvidence seal,
    SignReceipt sign,
    ScreeningOptions options,
    IIdentifiers identifiers,
    IClock clock) : IJobHandler
{
    /// <summary>The name under which this capability seals evidence.</summary>
    public const string Capability = "screening";

    private const string JobKind = "screen-contact-list";

    /// <inheritdoc/>
    public string Kind => JobKind;

    internal static string SoftwareVersion { get; } = typeof(ScreenContactList).Assembly.GetName().Version!.ToString(3);

    /// <summary>The job that screens a list for the first time; asking twice is asking once.</summary>
    /// <param name="list">The list.</param>
    /// <param name="asOf">The instant to judge it at, or null for the moment it is screened.</param>
    public static JobRequest RequestFor(ContactList list, Instant? asOf = null) => new(
        JobKind,
        Json.Object(("as_of", asOf is { } at ? InstantPattern.ExtendedIso.Format(at) : Json.Null), ("list", list.Id.Value.ToString())),
        list.By,
        "screen-" + list.Id.Value);

    /// <summary>The job that screens a list again; asking twice for the same is asking once.</summary>
    internal static JobRequest AgainFor(
        ContactList list, ScreeningRecord newest, ListInput? decisions, ContentHash? answers, Instant? asOf, Actor by)
    {
        var arguments = Json.Object(
            ("after", newest.Id.Value.ToString()),
            ("answers", answers is { } digest ? digest.ToString() : Json.Null),
            ("as_of", asOf is { } at ? InstantPattern.ExtendedIso.Format(at) : Json.Null),
            ("decisions", decisions is null ? Json.Null : Json.Object(
                ("bytes", decisions.Bytes), ("content", decisions.Content.ToString()), ("name", decisions.Name))),
            ("list", list.Id.Value.ToString()));
        return new JobRequest(JobKind, arguments, by, "screen-again-" + arguments.Hash().ToHex());
    }

    /// <inheritdoc/>
    public async Task RunAsync(JobContext job, CancellationToken ct)
    {
        var arguments = (Json.Map)job.Request.Arguments;
        var id = new ListId(Guid.Parse(((Json.Text)arguments["list"]!).Value));
        var list = await screenings.FindAsync(id, ct) ?? throw new JobStopped(new ListUnknown());
        list = list with { Inputs = Inputs(list.Inputs, arguments) };
        Instant? asOf = arguments["as_of"] is Json.Text at ? InstantPattern.ExtendedIso.Parse(at.Value).GetValueOrThrow() : null;
        var receipt = new ReceiptId(identifiers.Next());
        using var secret = sign.SecretOf(receipt);
        await job.StepAsync(
            "screen",
            token => MeasureAsync(list, asOf, receipt, secret, job, token),
            (measured, token) => SealAsync(list, measured, secret, job.Request.By, token),
            ct);
    }

    private async Task<Measured> MeasureAsync(
        ContactList list, Instant? asOf, ReceiptId receipt, SaltSecret secret, JobContext job, CancellationToken ct)
    {
        // 1. Facts: the campaign, the rules and every file as they stand now.
        var request = new PrepareRun.Request(list.Centre, list.Campaign, list.Content, list.Inputs, asOf ?? clock.GetCurrentInstant(), Mapping: list.Mapping);
        using var prepared = Require(await prepare.RunAsync(request, ct));

        // 2. Evaluation and 3. decision, row by row.
        var run = Require(await prepared.RunAsync(
            blobs.Draft, secret, read => job.ReportAsync(Math.Min(read, list.Bytes), list.Bytes, "bytes"), ct));
        var screening = new ScreeningId(identifiers.Next());
        var heading = new ReceiptHeading(
            receipt, default, options.Demonstration, SoftwareVersion, prepared.Names!.Value.Centre, list.Campaign.Value.ToString(), prepared.Names.Value.Campaign,
            list.Name, list.Content, list.Bytes, true, prepared.Inputs, prepared.Answers, prepared.CatalogueVersion, list.Mapping);
        return new Measured(screening, heading, prepared.RulebookVersion, prepared.Context, prepared.Rules, run, await QueueAsync(screening, list, run, ct));
    }

    private async Task<Json> SealAsync(ContactList list, Measured measured, SaltSecret secret, Actor by, CancellationToken ct)
    {
        // 4. Evidence: everything compared, by hash, and what it came to; sealed for those who rely on us, signed for strangers.
        var evidence = Require(await seal.RunAsync(
            new EvidenceDraft(
                new EvidenceSubject("campaign", list.Campaign.Value.ToString()),
                ScreeningStatement.Of(
                    measured.Context, measured.Rules, measured.Run, StatedAnswers.Of(measured.Heading.Answers), ScreeningInputs.MappingsOf(measured.Heading.Inputs)),
                Sequence.From(measured.Rules.Select(rule => rule.Rule.Ref)),
                ScreeningInputs.Cite(list.Content, measured.Heading.Inputs),
                new EvidenceProducer(Capability, SoftwareVersion),
                measured.Rulebook,
                measured.Context.AsOf),
            by,
            ct));
        var findings = new ReceiptFindings(
            measured.Run.File, measured.Run.Counts, measured.Run.Reasons, measured.Run.ValidUntil, measured.Run.Outputs!, measured.Run.Tree!);
        var receipt = Require(await sign.RunAsync(
            new SignReceipt.About(measured.Id, list.Id, list.Campaign),
            at => ReceiptWriting.Of(measured.Heading with { IssuedAt = at }, measured.Context, measured.Rules, findings),
            secret,
            ct));
        var record = new ScreeningRecord(
            measured.Id,
            list.Id,
            measured.Context.AsOf,
            measured.Rulebook,
            measured.Heading.Inputs,
            measured.Run.Counts,
            measured.Run.Reasons,
            measured.Run.Validity,
            measured.Run.Outputs!,
            measured.Run.ValidUntil,
            evidence.Id,
            receipt.Id,
            UtcMicroseconds.Floor(clock.GetCurrentInstant()));
        await screenings.AddAsync(record, ct);
        if (measured.Queue is { } queue)
        {
            await reviews.AddAsync(queue, ct);
        }

        return Json.Object(("evidence", evidence.Id.ToString()), ("receipt", receipt.Id.ToString()), ("screening", record.Id.Value.ToString()));
    }

    private async Task<ReviewQueue?> QueueAsync(ScreeningId screening, ContactList list, RunOutcome run, CancellationToken ct)
    {
        if (run.Counts.Review == 0)
        {
            return null;
        }

        await using var withheld = Require(await blobs.OpenAsync(run.Outputs!.Withheld, ct));
        await using var draft = blobs.Draft();
        var groups = ReviewIndex.Write(withheld, run.File, draft, ct);
        return new ReviewQueue(
            screening, list.Id, await draft.CommitAsync(ct), run.File.Delimiter, !run.File.Encoding.IsSingleByte, run.File.Columns.Number,
            run.File.Names, groups);
    }

    // What the list was delivered with, and what this screening adds to it or takes instead.
    private static Sequence<ListInput> Inputs(Sequence<ListInput> delivered, Json.Map arguments)
    {
        var inputs = delivered;
        if (arguments["answers"] is Json.Text answers)
        {
            var named = new ListInput(InputKind.Answers, "answers", ContentHash.Parse(answers.Value), 0);
            inputs = Sequence.From(inputs.Where(input => input.Kind is not (InputKind.Answers or InputKind.OptOuts)).Append(named));
        }

        if (arguments["decisions"] is Json.Map decisions)
        {
            inputs = inputs.Add(new ListInput(
                InputKind.Decisions,
                ((Json.Text)decisions["name"]!).Value,
                ContentHash.Parse(((Json.Text)decisions["content"]!).Value),
                ((Json.Integer)decisions["bytes"]!).Value));
        }

        return inputs;
    }

    // A refusal here cannot be cured by trying again: the job stops and says it.
    private static T Require<T>(Result<T> result) => result switch
    {
        Result<T>.Ok ok => ok.Value,
        Result<T>.Refused refused => throw new JobStopped(refused.Refusals[0]),
        _ => throw new InvalidOperationException("Neither value nor refusal."),
    };

    private sealed record Measured(
        ScreeningId Id,
        ReceiptHeading Heading,
        ContentHash Rulebook,
        ListContext Context,
        Sequence<AppliedRule> Rules,
        RunOutcome Run,
        ReviewQueue? Queue);
}
