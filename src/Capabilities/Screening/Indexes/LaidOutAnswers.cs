// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Screening;

/// <summary>Answers gathered and sorted, laid out as a table that can be sealed.</summary>
/// <param name="Plan">How exactly their instants are kept, and which payload stands for each.</param>
/// <param name="Table">The payload of each number; the caller's to dispose.</param>
/// <param name="Keep">Numbers to be kept.</param>
/// <param name="Remove">Numbers to be removed.</param>
internal sealed record LaidOutAnswers(StampPlan Plan, NumberTable16 Table, long Keep, long Remove)
{
    /// <summary>The oldest answer, or null when there is none; for a snapshot, a day of enrolment.</summary>
    public Instant? Oldest => Keep + Remove == 0 ? null : Plan.Stamps[0].ToInstant();

    /// <summary>The newest answer, or null when there is none; for a snapshot, a day of enrolment.</summary>
    public Instant? Newest => Keep + Remove == 0 ? null : Plan.Stamps[^1].ToInstant();

    /// <summary>Lays out what was gathered, which is gone afterwards.</summary>
    /// <returns>Null when even the days of the answers are too many.</returns>
    public static LaidOutAnswers? Of(GatheredNumbers numbers, AnswerClock clock, bool isSnapshot, int threads)
    {
        var seen = AnswersSeen.In(numbers, clock, threads);
        if (StampPlan.For(seen, clock, isSnapshot) is not { } plan)
        {
            return null;
        }

        var rare = new RareNumbers([.. numbers.Rare.Select(rare => rare.Digits)], [.. numbers.Rare.Select(rare => (uint)plan.PayloadOf(rare.Value))]);
        var count = numbers.Count + rare.Count;
        var table = NumberTable16.Build(ref numbers.Pool, numbers.Count, rare, threads, plan.PayloadOf);
        numbers.Dispose();
        return new LaidOutAnswers(plan, table, count - seen.Remove, seen.Remove);
    }
}
