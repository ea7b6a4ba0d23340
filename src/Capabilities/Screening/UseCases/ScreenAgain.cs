// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Asks for a new screening of a list: with what people decided about the rows under review, with newer answers, or because the old one lapses. It gives a new receipt.</summary>
public sealed class ScreenAgain(
    IUnitOfWork unit,
    IScreenings screenings,
    IReviews reviews,
    IBlobs blobs,
    RuleCatalogue catalogue,
    IJobs jobs,
    IAuditTrail audit,
    IClock clock)
{
    /// <summary>What is asked.</summary>
    /// <param name="List">The list.</param>
    /// <param name="Answers">The digest of the answer set to use, or null for those of the list.</param>
    /// <param name="AsOf">The instant to judge it at, not in the future; null for the moment it is screened.</param>
    public sealed record Command(ListId List, ContentHash? Answers = null, Instant? AsOf = null);

    /// <returns>The job, or why it was not asked for.</returns>
    public async Task<Result<JobId>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);

        // 1. Facts: the list and its newest screening.
        if (await screenings.FindAsync(command.List, ct) is not { } list || await screenings.NewestOfAsync(command.List, ct) is not { } newest)
        {
            return new ListUnknown();
        }

        // 2. Evaluation.
        if (command.AsOf > clock.GetCurrentInstant())
        {
            return new AsOfInTheFuture { Where = "/as-of" };
        }

        // 3. Decision: what people decided becomes a file of the list, kept like the others.
        var deciding = await DecisionsAsync(newest, ct);
        if (deciding is Result<ListInput?>.Refused refused)
        {
            return refused.Refusals;
        }

        var request = ScreenContactList.AgainFor(list, newest, deciding.ValueOrThrow(), command.Answers, command.AsOf, by);
        return await unit.CommitAsync<JobId>(
            async token =>
            {
                var job = await jobs.EnqueueAsync(request, token);
                await audit.AppendAsync(
                    new AuditAct(by, "screening-asked-again", "contact-list", list.Id.Value.ToString(), Json.Object(("job", job.Id.Value.ToString()))),
                    token);
                return job.Id;
            },
            ct);
    }

    // Decisions on earlier screenings go on: they are in the file the newest one was made with.
    private async Task<Result<ListInput?>> DecisionsAsync(ScreeningRecord newest, CancellationToken ct)
    {
        var earlier = newest.Inputs.FirstOrDefault(input => input.Kind == InputKind.Decisions);
        var decisions = await reviews.DecisionsAsync(newest.Id, ct);
        if (decisions.IsEmpty)
        {
            return new Result<ListInput?>.Ok(earlier);
        }

        if (await blobs.OpenAsync(newest.Outputs.Withheld, ct) is not Result<Stream>.Ok { Value: var withheld })
        {
            return new BlobMissing(newest.Outputs.Withheld);
        }

        await using (withheld)
        await using (var draft = blobs.Draft())
        {
            var file = new DecisionsFile(draft.Stream);
            if (earlier is not null && await blobs.OpenAsync(earlier.Content, ct) is Result<Stream>.Ok { Value: var before })
            {
                await using (before)
                {
                    await file.AddAsync(before, ct);
                }
            }

            await AddAsync(file, (await reviews.FindAsync(newest.Id, ct))!, withheld, decisions, ct);
            await file.FlushAsync(ct);
            var content = await draft.CommitAsync(ct);
            return new ListInput(
                InputKind.Decisions, FormattableString.Invariant($"decisions-{newest.Id.Value}.csv"), content, (await blobs.SizeAsync(content, ct)).ValueOrThrow());
        }
    }

    private async Task AddAsync(
        DecisionsFile file, ReviewQueue queue, Stream withheld, Sequence<RecordedDecision> decisions, CancellationToken ct)
    {
        await using var index = (await blobs.OpenAsync(queue.Index, ct)).ValueOrThrow();
        foreach (var entry in ReviewIndex.Read(index, 0))
        {
            ct.ThrowIfCancellationRequested();
            if (decisions.LastOrDefault(one => one.Covers(entry.Group, entry.Place)) is { } decision)
            {
                var item = ReadReview.Item(withheld, queue, entry, decisions);
                file.Add(item.Number, decision, Until(decision), item.Reasons);
            }
        }
    }

    // A person's word holds no longer than the register's would.
    private Instant Until(RecordedDecision decision) =>
        catalogue.Find(MeasureCoverage.Rule, RomeTime.DayOf(decision.At))?.Span(RuleParameters.AnswerDays) is { } days
            ? decision.At + Duration.FromDays(days)
            : decision.At;
}
