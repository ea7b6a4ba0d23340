// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>What is on file about numbers, read the slow and obvious way: text, dictionaries, one thread. For reference runs and small files.</summary>
public sealed class FactBook
{
    private readonly Dictionary<SubscriberNumber, NumberFacts> _facts;

    private FactBook(Dictionary<SubscriberNumber, NumberFacts> facts, Sequence<FactFileCount> files, FilesAtHand atHand)
    {
        _facts = facts;
        Files = files;
        AtHand = atHand;
    }

    /// <summary>A book of no files.</summary>
    public static FactBook Empty { get; } = new([], [], FilesAtHand.None);

    /// <summary>What each file came to, in the order given.</summary>
    public Sequence<FactFileCount> Files { get; }

    /// <summary>What the rules may conclude from a number that is missing.</summary>
    public FilesAtHand AtHand { get; }

    /// <summary>Numbers on file.</summary>
    public long Count => _facts.Count;

    /// <summary>The numbers on file: personal data.</summary>
    internal IReadOnlyCollection<SubscriberNumber> Numbers => _facts.Keys;

    /// <summary>What is on file about a number.</summary>
    public NumberFacts Find(SubscriberNumber number) => _facts.GetValueOrDefault(number, NumberFacts.None);

    /// <summary>Reads files.</summary>
    /// <returns>The book, or every reason why a file is refused.</returns>
    public static async Task<Result<FactBook>> ReadAsync(Sequence<FactFile> files, CancellationToken ct)
    {
        var rows = new Dictionary<SubscriberNumber, List<(FactItem Item, string? Reference)>>();
        var counts = new List<FactFileCount>();
        var refusals = new List<Refusal>();
        foreach (var file in files)
        {
            switch (await ReadAsync(file, rows, ct))
            {
                case Result<FactFileCount>.Ok ok:
                    counts.Add(ok.Value);
                    break;
                case Result<FactFileCount>.Refused refused:
                    refusals.AddRange(refused.Refusals);
                    break;
            }
        }

        return refusals.Count > 0 ? Sequence.From(refusals) : new FactBook(
            rows.ToDictionary(pair => pair.Key, pair => FactsOfANumber.Of(pair.Value.Select(row => IsContradicted(row, pair.Value) ? row.Item.Contradicted() : row.Item))),
            Sequence.From(counts),
            files.Aggregate(FilesAtHand.None, (sum, file) => sum | InputKinds.AtHand(file.Kind)));
    }

    private static async Task<Result<FactFileCount>> ReadAsync(
        FactFile file, Dictionary<SubscriberNumber, List<(FactItem Item, string? Reference)>> rows, CancellationToken ct)
    {
        var opening = await FactSource.OpenAsync(file, ct);
        if (opening is not Result<FactSource>.Ok { Value: var source })
        {
            return ((Result<FactSource>.Refused)opening).Refusals;
        }

        using (source)
        {
            var (encoding, isAssumed) = FactShape.FirstEncoding(file, source.Bytes);
            if (isAssumed && !await FactShape.HoldsAsync(source.Bytes, encoding, ct))
            {
                encoding = TextEncoding.NotUtf8;
            }

            return await FactShape.RecogniseAsync(file, source.Bytes, encoding, ct) switch
            {
                Result<FactShape>.Ok { Value: var shape } => await ReadAsync(file, source.Bytes, shape, rows),
                Result<FactShape>.Refused refused => refused.Refusals,
                _ => throw new InvalidOperationException("Neither value nor refusal."),
            };
        }
    }

    private static async Task<Result<FactFileCount>> ReadAsync(
        FactFile file, IListBytes bytes, FactShape shape, Dictionary<SubscriberNumber, List<(FactItem Item, string? Reference)>> rows)
    {
        await using var stream = bytes.AsStream();
        using var text = shape.Encoding.OpenText(stream);
        var csv = new CsvText(text, shape.Delimiter, shape.Encoding);
        var tally = new FactTally(file);
        var first = shape.Columns.HasHeader;
        while (!tally.IsFull && csv.Next() is { } row)
        {
            if (row is { Problem: null, Fields.IsEmpty: true })
            {
                continue;
            }

            if (first)
            {
                first = false;
                continue;
            }

            Read(file.Kind, shape.Columns, row, rows, tally);
        }

        return tally.Result();
    }

    private static void Read(
        InputKind kind, FactColumns columns, CsvRow row, Dictionary<SubscriberNumber, List<(FactItem Item, string? Reference)>> rows, FactTally tally)
    {
        var numbers = new List<SubscriberNumber>();
        var problem = row.Problem
            ?? (row.Fields.Count <= columns.Number ? FactReading.RowTooShort : FactNumber.Problem(kind, row.Fields[columns.Number], numbers));
        if (problem is not null)
        {
            tally.Reject(row.Line, problem);
            return;
        }

        var fields = columns.Others.Select(at => at >= 0 && at < row.Fields.Count && row.Fields[at].Trim() is { Length: > 0 } field ? field : null).ToList();
        var (item, wrong) = FactReading.Read(kind, fields);
        if (item is null)
        {
            tally.Reject(row.Line, wrong!);
            return;
        }

        foreach (var number in numbers)
        {
            if (!rows.TryGetValue(number, out var about))
            {
                rows.Add(number, about = []);
            }

            about.Add((item, item.IsNamed ? fields[0] : null));
        }

        tally.Fact();
    }

    // One reference, two contents of the same kind: neither can be relied on.
    private static bool IsContradicted((FactItem Item, string? Reference) row, List<(FactItem Item, string? Reference)> about) =>
        row.Reference is not null && about.Exists(other => other.Reference == row.Reference && other.Item != row.Item && SameKind(row.Item, other.Item));

    private static bool SameKind(FactItem one, FactItem other) =>
        one is FactItem.Grounds { Ground: var first } && other is FactItem.Grounds { Ground: var second } && first.GetType() == second.GetType();
}
