// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Records what a person decides about one row under review, or about a whole group of them.</summary>
/// <remarks>A decision changes no result by itself: it goes into the next screening of the list, which gives a new receipt.</remarks>
public sealed class DecideReview(
    IUnitOfWork unit, IScreenings screenings, IReviews reviews, IAuditTrail audit, IIdentifiers identifiers, IClock clock)
{
    private const int ShortestReason = 10;
    private const int LongestReason = 1000;

    /// <summary>What is decided.</summary>
    /// <param name="Screening">The screening.</param>
    /// <param name="Group">The number of the group decided whole, or null for one row.</param>
    /// <param name="Place">The place of the row, or null for a group.</param>
    /// <param name="Choice">Allow, or keep withheld.</param>
    /// <param name="Reason">Why, in 10 to 1,000 characters.</param>
    public sealed record Command(ScreeningId Screening, int? Group, long? Place, ReviewChoice Choice, string? Reason);

    /// <returns>The decision, or everything that stands against it.</returns>
    public async Task<Result<RecordedDecision>> RunAsync(Command command, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);

        // 1. Facts: the queue, and whether the list was screened again since.
        if (await reviews.FindAsync(command.Screening, ct) is not { } queue)
        {
            return new ReviewUnknown();
        }

        var newest = await screenings.NewestOfAsync(queue.List, ct);

        // 2. Evaluation: everything that is wrong comes back together.
        var against = Against(command, queue, newest?.Id);
        if (!against.IsEmpty)
        {
            return against;
        }

        // 3. Decision and 4. evidence: added at the end, with its trace. The words stay out of the trail: they may name somebody.
        var decision = new RecordedDecision(
            new DecisionId(identifiers.Next()), command.Screening, command.Group, command.Place, command.Choice,
            command.Reason!.Trim(), by, clock.GetCurrentInstant());
        return await unit.CommitAsync<RecordedDecision>(
            async token =>
            {
                await reviews.AddAsync(decision, token);
                await audit.AppendAsync(Trace(decision), token);
                return decision;
            },
            ct);
    }

    private static Sequence<Refusal> Against(Command command, ReviewQueue queue, ScreeningId? newest)
    {
        var against = new List<Refusal>();
        if (newest != command.Screening)
        {
            against.Add(new ReviewSuperseded { Where = "/screening" });
        }

        if (command.Reason?.Trim() is not { Length: >= ShortestReason and <= LongestReason })
        {
            against.Add(new ReviewReasonMissing { Where = "/reason" });
        }

        var isThere = (command.Group, command.Place) switch
        {
            ({ } group, null) => queue.Group(group) is not null,
            (null, { } place) => place >= 0 && place < queue.Rows,
            _ => false,
        };
        if (!isThere)
        {
            against.Add(new ReviewItemUnknown { Where = command.Place is null ? "/group" : "/place" });
        }

        return Sequence.From(against);
    }

    private static AuditAct Trace(RecordedDecision decision) => new(
        decision.By,
        "review-decided",
        "screening",
        decision.Screening.Value.ToString(),
        Json.Object(
            ("choice", decision.Choice == ReviewChoice.Allow ? "allow" : "keep-withheld"),
            ("decision", decision.Id.Value.ToString()),
            ("group", decision.Group is { } group ? (long)group : Json.Null),
            ("place", decision.Place is { } place ? place : Json.Null)));
}
