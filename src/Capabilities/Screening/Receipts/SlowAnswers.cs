// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Reads the register's answers as they stand, row by row into a dictionary: answers with their dates, or what a cleansed list left out.</summary>
internal static class SlowAnswers
{
    /// <summary>What the files given answer about each number.</summary>
    public static async Task<Result<IReadOnlyDictionary<SubscriberNumber, OptOutAnswer>>> ReadAsync(
        ScreeningReceipt receipt, ReceiptAnswers named, ReceiptFiles files, CancellationToken ct)
    {
        if (!named.Sets.IsEmpty)
        {
            return await JoinedAsync(receipt, named, files, ct);
        }

        var all = new DatedAnswers();
        var sources = await ReceiptAnswersGiven.SourcesAsync(named, files, ct);
        foreach (var file in sources)
        {
            await using var stream = await TextOfAsync(file, ct);
            var read = AnswerFile.Read(stream, named.ControllerVat, all);
            if (read is Result<string>.Refused { Refusals: [AnswerColumnsMissing] } && ReceiptAnswersGiven.AskedAt(named) is { } asked)
            {
                return await CleansedAsync(receipt, named, files, sources, asked, ct);
            }

            if (read is Result<string>.Refused refused)
            {
                return sources.Count == 1 ? refused.Refusals : Sequence.From(refused.Refusals.Select(refusal => refusal with { Where = $"{file.Name} {refusal.Where}".TrimEnd() }));
            }
        }

        return new Result<IReadOnlyDictionary<SubscriberNumber, OptOutAnswer>>.Ok(all.Newest);
    }

    // Of sets joined the newest answer counts; of two of one instant, or of one hour or day where no more is known, the one that removes.
    private static async Task<Result<IReadOnlyDictionary<SubscriberNumber, OptOutAnswer>>> JoinedAsync(
        ScreeningReceipt receipt, ReceiptAnswers named, ReceiptFiles files, CancellationToken ct)
    {
        var precision = named.Sets.Max(set => set.Precision) switch
        {
            AnswersPrecision.Exact => AnswerPrecision.Exact,
            AnswersPrecision.Hour => AnswerPrecision.Hour,
            _ => AnswerPrecision.Day,
        };
        var all = new Dictionary<SubscriberNumber, OptOutAnswer>();
        foreach (var set in named.Sets)
        {
            var reading = await ReadAsync(receipt, named.Alone(set), files, ct);
            if (reading is not Result<IReadOnlyDictionary<SubscriberNumber, OptOutAnswer>>.Ok { Value: var answers })
            {
                return reading;
            }

            foreach (var (number, answer) in answers)
            {
                var kept = answer with { CheckedAt = AnswerJoin.Floor(answer.CheckedAt, precision) };
                if (!all.TryGetValue(number, out var known) || AnswerJoin.Outweighs(kept, known))
                {
                    all[number] = kept;
                }
            }
        }

        return all;
    }

    private static async Task<Result<IReadOnlyDictionary<SubscriberNumber, OptOutAnswer>>> CleansedAsync(
        ScreeningReceipt receipt, ReceiptAnswers named, ReceiptFiles files, Sequence<GivenFile> returned, Instant asked, CancellationToken ct)
    {
        if (await ReceiptAnswersGiven.SubmittedAsync(receipt, named, files, ct) is not { } submitted)
        {
            return new SubmittedListNotGiven();
        }

        var kept = new HashSet<SubscriberNumber>();
        foreach (var file in returned)
        {
            // What came back may be written as the list was, or with names of its own.
            var mapping = submitted is [{ Mapping: { } its }] ? its : null;
            var reading = await NumbersAsync(file, mapping, kept, ct);
            reading = reading is not null && mapping is not null ? await NumbersAsync(file, null, kept, ct) : reading;
            if (reading is { } refusals)
            {
                return refusals;
            }
        }

        var all = new HashSet<SubscriberNumber>();
        foreach (var (file, mapping) in submitted)
        {
            if (await NumbersAsync(file, mapping, all, ct) is { } refusals)
            {
                return refusals;
            }
        }

        return all.ToDictionary(number => number, number => new OptOutAnswer(!kept.Contains(number), asked));
    }

    private static async Task<Sequence<Refusal>?> NumbersAsync(GivenFile file, ListMapping? mapping, HashSet<SubscriberNumber> numbers, CancellationToken ct)
    {
        var opening = await RecognisedList.OpenWholeAsync(file.Open, mapping, ct);
        if (opening is not Result<RecognisedList>.Ok { Value: var list })
        {
            return ((Result<RecognisedList>.Refused)opening).Refusals;
        }

        using var opened = list;
        await using var content = list.Text.AsStream();
        using var text = list.File.Encoding.OpenText(content);
        var csv = new CsvText(text, list.File.Delimiter, list.File.Encoding);
        var column = list.File.Columns.Number;
        if (list.File.Columns.HasHeader)
        {
            csv.Next();
        }

        while (csv.Next() is { } row)
        {
            if (row.Fields.Count > column && SubscriberNumber.TryFrom(NumberParser.Parse(row.Fields[column]), out var number))
            {
                numbers.Add(number);
            }
        }

        return null;
    }

    private static async Task<Stream> TextOfAsync(GivenFile file, CancellationToken ct)
    {
        var stream = await file.Open(ct);
        var start = new byte[2];
        var read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        stream.Position = 0;
        return read == start.Length && start is [0x1F, 0x8B] ? new UnpackedStream(stream) : stream;
    }
}
