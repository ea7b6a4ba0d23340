// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Operations;

namespace Filiera.Screening;

/// <summary>Reads a review queue: its groups with what was decided, and its rows page by page from the withheld file.</summary>
public sealed class ReadReview(IScreenings screenings, IReviews reviews, IBlobs blobs)
{
    private const int MostItems = 1000;
    private const int UsualRow = 1 << 14;
    private const int Added = 3;

    /// <summary>Some rows of a queue.</summary>
    /// <param name="Items">The rows, in the order of the file.</param>
    /// <param name="Next">The place to go on from, or null at the end.</param>
    public sealed record Page(Sequence<ReviewItem> Items, long? Next);

    /// <summary>The rows from a place on.</summary>
    /// <param name="id">The screening.</param>
    /// <param name="group">Only rows of that group, or null for all.</param>
    /// <param name="from">The place to begin at, from 0.</param>
    /// <param name="limit">At most so many, from 1 to 1,000.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The page, or <see cref="ReviewUnknown"/>, or <see cref="BlobMissing"/> where the list was erased.</returns>
    public async Task<Result<Page>> RunAsync(ScreeningId id, int? group, long from, int limit, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(limit, Math.Clamp(limit, 1, MostItems));
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        if (await reviews.FindAsync(id, ct) is not { } queue || await screenings.FindAsync(id, ct) is not { } screening)
        {
            return new ReviewUnknown();
        }

        var opened = await blobs.OpenAsync(queue.Index, ct);
        if (opened is Result<Stream>.Refused unindexed)
        {
            return unindexed.Refusals;
        }

        await using var index = opened.ValueOrThrow();
        var found = ReviewIndex.Read(index, from).Where(entry => group is null || entry.Group == group).Take(limit + 1).ToList();
        if (await blobs.OpenAsync(screening.Outputs.Withheld, ct) is not Result<Stream>.Ok { Value: var withheld })
        {
            return new BlobMissing(screening.Outputs.Withheld);
        }

        await using (withheld)
        {
            var decisions = await reviews.DecisionsAsync(id, ct);
            return new Page(
                Sequence.From(found.Take(limit).Select(entry => Item(withheld, queue, entry, decisions))),
                found.Count > limit ? found[limit].Place : null);
        }
    }

    internal static ReviewItem Item(
        Stream withheld, ReviewQueue queue, (long Place, long Offset, int Group) entry, Sequence<RecordedDecision> decisions)
    {
        var fields = Fields(withheld, queue, entry.Offset, UsualRow) ?? Fields(withheld, queue, entry.Offset, CsvText.LongestRow) ?? [];
        return fields.Count > queue.NumberColumn + Added
            && SubscriberNumber.TryFrom(NumberParser.Parse(fields[queue.NumberColumn]), out var number)
            ? new ReviewItem(
                entry.Place,
                entry.Group,
                number,
                Sequence.From(fields[^2].Split(' ', StringSplitOptions.RemoveEmptyEntries)),
                Sequence.From(fields.Take(fields.Count - Added)),
                decisions.LastOrDefault(decision => decision.Covers(entry.Group, entry.Place)))
            : throw new InvalidOperationException("The index names a row that is not under review.");
    }

    // The usual row is short, and reading far beyond it would cost a page of rows its speed.
    private static List<string>? Fields(Stream withheld, ReviewQueue queue, long offset, int longest)
    {
        withheld.Seek(offset, SeekOrigin.Begin);
        using var records = new RecordReader(withheld, queue.Delimiter, queue.Utf8, longest, longest + 2);
        if (!records.Read() || records.Count == 0)
        {
            return null;
        }

        var encoding = queue.Utf8 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var fields = new List<string>(records.Count);
        for (var i = 0; i < records.Count; i++)
        {
            fields.Add(encoding.GetString(records[i]));
        }

        return fields;
    }
}
