// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Web;

/// <summary>What of the lists and of the register's answers asks for somebody's day.</summary>
/// <param name="Ending">Newest screenings with numbers to call whose first term passes within three days, soonest first.</param>
/// <param name="Past">Those whose first term passed within thirty days, latest first.</param>
/// <param name="EndingAnswers">The newest answers of a client that expire within three days.</param>
/// <param name="PastAnswers">The newest answers of a client that have expired.</param>
/// <param name="Waiting">Newest screenings with rows that wait for a decision.</param>
public sealed record ScreeningDay(
    Sequence<ListedList> Ending,
    Sequence<ListedList> Past,
    Sequence<(AnswerSet Set, Instant End)> EndingAnswers,
    Sequence<(AnswerSet Set, Instant End)> PastAnswers,
    Sequence<QueuedList> Waiting)
{
    private const int Most = 5;
    private const int Looked = 100;
    private static readonly Duration Soon = Duration.FromDays(3);
    private static readonly Duration Lately = Duration.FromDays(30);

    /// <summary>True when nothing of it is due.</summary>
    public bool IsQuietlyDue => Ending.IsEmpty && EndingAnswers.IsEmpty;

    /// <summary>True when nothing of it is wrong.</summary>
    public bool IsRight => Past.IsEmpty && PastAnswers.IsEmpty && Waiting.IsEmpty;

    /// <summary>Gathers it at an instant, from the newest lists, answers and reviews; the most pressing of each.</summary>
    public static async Task<ScreeningDay> ReadAsync(
        Instant now, AnswerLife life, IScreenings screenings, IAnswerSets sets, IReviews reviews, CancellationToken ct)
    {
        var lists = new List<(ListedList List, Instant End)>();
        foreach (var one in await ListsEndpoints.WithResultsAsync(await screenings.SummariesAsync(Looked, null, ct), screenings, ct))
        {
            if (one.Result is { ValidUntil: { } end, Counts.Allow: > 0 })
            {
                lists.Add((one, end));
            }
        }

        var answers = (await sets.ListAsync(null, Looked, null, ct))
            .Select(set => (Set: set, End: life.EndOf(set.Newest)))
            .GroupBy(answer => answer.Set.ControllerVat, StringComparer.Ordinal)
            .Select(group => group.MaxBy(answer => answer.End))
            .Where(answer => answer.End is not null)
            .Select(answer => (answer.Set, End: answer.End!.Value))
            .ToList();
        var waiting = (await ReviewsEndpoints.WithListsAsync(await reviews.ListAsync(Looked, null, ct), reviews, screenings, ct)).Where(queued => queued.Waits).Take(Most);
        return new ScreeningDay(
            Sequence.From(lists.Where(one => one.End > now && one.End <= now + Soon).OrderBy(one => one.End).Take(Most).Select(one => one.List)),
            Sequence.From(lists.Where(one => one.End <= now && one.End > now - Lately).OrderByDescending(one => one.End).Take(Most).Select(one => one.List)),
            Sequence.From(answers.Where(one => one.End > now && one.End <= now + Soon).OrderBy(one => one.End).Take(Most)),
            Sequence.From(answers.Where(one => one.End <= now).OrderByDescending(one => one.End).Take(Most)),
            Sequence.From(waiting));
    }
}
