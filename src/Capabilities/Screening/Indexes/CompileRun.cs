// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Screening;

/// <summary>One compilation: read the files, make one entry of each number, compare with what was submitted, lay out, seal.</summary>
internal sealed class CompileRun(string controllerVat, Instant now, CompileOptions options, bool namesFiles, CancellationToken ct) : IDisposable
{
    private readonly AnswerClock _clock = new(now);
    private readonly FileWalk _walk = new(options, namesFiles, ct);

    public Result<AnswerIndex> Answers(Sequence<SourceFile> answers, Sequence<SourceFile> submitted)
    {
        using var asked = new GatheredNumbers(options.Threads);
        using var numbers = new GatheredNumbers(options.Threads);
        var sources = Read(answers, numbers, AnswerReading);
        var lists = _walk.HasEnough ? [] : Read(submitted, asked, ListReading, areLists: true);
        if (_walk.HasProblems)
        {
            return _walk.Problems;
        }

        var newest = new NewestAnswer(_clock, numbers.Pool.Hash);
        numbers.Sort(newest.Of, newest.OfRare);
        if (newest.Contradicting.Count > 0)
        {
            return Contradictions(newest.Contradicting, answers);
        }

        asked.Sort(First, (_, values) => values[0]);
        if (!submitted.IsEmpty && NeverSubmitted(numbers, asked) is { Count: > 0 } never)
        {
            return LinesOf(never, answers, (_, reader) => (ColumnsAfterHeader(reader).Number, 1));
        }

        return Finish(AnswerKind.Consultation, sources, lists, numbers, null);
    }

    public Result<AnswerIndex> Cleansed(Sequence<SourceFile> submitted, Sequence<SourceFile> returned, Instant checkedAt)
    {
        if (_clock.IsFuture(checkedAt) || _clock.CodeOf(checkedAt) is not { } code)
        {
            return new AnswerFromTheFuture();
        }

        using var asked = new GatheredNumbers(options.Threads);
        using var kept = new GatheredNumbers(options.Threads);
        var lists = Read(submitted, asked, ListReading, areLists: true);
        var sources = _walk.HasEnough ? [] : Read(SourceFile.Returned(returned, submitted), kept, ListReading, areLists: true);
        if (_walk.HasProblems)
        {
            return _walk.Problems;
        }

        asked.Sort(First, (_, values) => values[0]);
        kept.Sort(First, (_, values) => values[0]);
        if (NeverSubmitted(kept, asked) is { Count: > 0 } never)
        {
            return LinesOf(
                never, SourceFile.Returned(returned, submitted), (file, reader) => NumberColumn(file, reader)!.Value, areLists: true);
        }

        SubmittedNumbers.Mark(asked, kept, keep: code << 1, remove: (code << 1) | 1, options.Threads);
        return Finish(AnswerKind.Consultation, sources, lists, asked, null);
    }

    public Result<AnswerIndex> Snapshot(Sequence<SourceFile> files, Instant takenAt)
    {
        if (_clock.IsFuture(takenAt))
        {
            return new AnswerFromTheFuture();
        }

        using var numbers = new GatheredNumbers(options.Threads);
        var sources = Read(files, numbers, SnapshotReading(takenAt));
        if (_walk.HasProblems)
        {
            return _walk.Problems;
        }

        numbers.Sort(Last, (_, values) => values[^1]);
        return Finish(AnswerKind.Snapshot, sources, [], numbers, takenAt);
    }

    public void Dispose() => _walk.Dispose();

    private static ulong First(ReadOnlySpan<ulong> entries) => entries[0];

    private static ulong Last(ReadOnlySpan<ulong> entries) => entries[^1];

    private Sequence<AnswerFileUsed> Read(Sequence<SourceFile> files, GatheredNumbers numbers, Reading reading, bool areLists = false)
    {
        var used = new List<AnswerFileUsed>();
        GatheredNumbers.Writer[] writers = [.. Enumerable.Range(0, options.Threads).Select(_ => numbers.Write())];
        foreach (var file in files)
        {
            if (_walk.HasEnough)
            {
                break;
            }

            if (Open(file, areLists) is { } reader)
            {
                using (reader)
                {
                    if (reading(file, reader, writers) is { } read)
                    {
                        used.Add(read);
                    }
                }
            }
        }

        return Sequence.From(used);
    }

    private ChunkReader? Open(SourceFile file, bool isList)
    {
        switch (ChunkReader.Open(file, isList))
        {
            case Result<ChunkReader>.Ok ok:
                return ok.Value;
            case Result<ChunkReader>.Refused refused:
                foreach (var refusal in refused.Refusals)
                {
                    _walk.Add(file, refusal);
                }

                return null;
            default:
                throw new InvalidOperationException("Neither value nor refusal.");
        }
    }

    private AnswerFileUsed? AnswerReading(SourceFile file, ChunkReader reader, GatheredNumbers.Writer[] writers)
    {
        if (AnswerColumns.From(HeaderOf(reader)) is not { } columns)
        {
            _walk.Add(file, new AnswerColumnsMissing());
            return null;
        }

        reader.SkipFirstLine();
        AnswerRows[] rows = [.. writers.Select(writer => new AnswerRows(columns, controllerVat, _clock, writer))];
        return _walk.Run(file, reader, rows, linesBefore: 1);
    }

    private AnswerFileUsed? ListReading(SourceFile file, ChunkReader reader, GatheredNumbers.Writer[] writers)
    {
        if (NumberColumn(file, reader) is not { } column)
        {
            return null;
        }

        NumberRows[] rows = [.. writers.Select(writer => new NumberRows(column.Number, writer))];
        return _walk.Run(file, reader, rows, column.LinesBefore);
    }

    private Reading SnapshotReading(Instant takenAt) => (file, reader, writers) =>
    {
        if (NumberColumn(file, reader) is not { } column)
        {
            return null;
        }

        var names = HeaderOf(reader).Select(name => name.Trim().ToLowerInvariant()).ToList();
        var enrolled = column.LinesBefore == 0 ? -1 : names.FindIndex(name => name is "enrolled_on" or "data_iscrizione");
        SnapshotRows[] rows = [.. writers.Select(writer =>
            new SnapshotRows(column.Number, enrolled < 0 ? null : enrolled, RomeTime.At(takenAt).Date, writer))];
        return _walk.Run(file, reader, rows, column.LinesBefore);
    };

    private (int Number, int LinesBefore)? NumberColumn(SourceFile file, ChunkReader reader)
    {
        (int Number, bool HasHeader)? found = null;
        switch (file.Mapping is { } mapping ? ListFile.FromMapping(mapping, reader.FirstRecord) : null)
        {
            case Result<ListColumns>.Ok { Value: var columns }:
                found = (columns.Number, columns.HasHeader);
                break;
            case Result<ListColumns>.Refused refused when !file.MayBeNamedOtherwise:
                foreach (var refusal in refused.Refusals)
                {
                    _walk.Add(file, refusal);
                }

                return null;
            default:
                reader.FindDelimiter();
                found = NumberColumns.In(reader.Sample, reader.Delimiter);
                break;
        }

        if (found is not { } column)
        {
            _walk.Add(file, new NumberColumnMissing());
            return null;
        }

        return (column.Number, column.HasHeader ? reader.SkipFirstRecord() : 0);
    }

    private static Sequence<string> HeaderOf(ChunkReader reader) =>
        new CsvText(new StringReader(reader.FirstLine), reader.Delimiter).Next()?.Fields ?? [];

    private SoughtNumbers NeverSubmitted(GatheredNumbers numbers, GatheredNumbers asked) =>
        SubmittedNumbers.Missing(numbers, asked, options.Threads);

    /// <summary>Reads the answers once more, to name the lines of those that were never submitted.</summary>
    private Result<AnswerIndex> LinesOf(
        SoughtNumbers never, Sequence<SourceFile> files, Func<SourceFile, ChunkReader, (int Number, int LinesBefore)> columnOf, bool areLists = false)
    {
        using var walk = new FileWalk(options with { Threads = 1, Progress = null }, namesFiles, ct);
        foreach (var file in files.TakeWhile(_ => !walk.HasEnough))
        {
            using var reader = Open(file, areLists)!;
            var column = columnOf(file, reader);
            walk.Run(file, reader, [new SoughtRows(column.Number, never, (_, _) => new AnswerNeverSubmitted(never.Count))], column.LinesBefore);
        }

        return walk.HasProblems ? walk.Problems : new AnswerNeverSubmitted(never.Count);
    }

    private Result<AnswerIndex> Contradictions(SoughtNumbers contradicting, Sequence<SourceFile> files)
    {
        using var walk = new FileWalk(options with { Threads = 1, Progress = null }, namesFiles, ct);
        var answers = new Dictionary<(SubscriberNumber Number, uint Code), uint>();
        foreach (var file in files.TakeWhile(_ => !walk.HasEnough))
        {
            using var reader = Open(file, isList: false)!;
            var columns = ColumnsAfterHeader(reader);
            walk.Run(file, reader, [new SoughtRows(columns.Number, contradicting, Judge)], linesBefore: 1);

            Refusal? Judge(CsvRow row, SubscriberNumber number)
            {
                _ = AnswerRows.Read(row, columns, _clock, controllerVat, out _, out var value);
                return answers.TryAdd((number, value >> 1), value) || answers[(number, value >> 1)] == value ? null : new AnswerContradictsItself();
            }
        }

        return walk.HasProblems ? walk.Problems : new AnswerContradictsItself();
    }

    /// <summary>The columns of an answer that was read once already.</summary>
    private static AnswerColumns ColumnsAfterHeader(ChunkReader reader)
    {
        reader.SkipFirstLine();
        return AnswerColumns.From(HeaderOf(reader))!;
    }

    private Result<AnswerIndex> Finish(
        AnswerKind kind, Sequence<AnswerFileUsed> sources, Sequence<AnswerFileUsed> submitted, GatheredNumbers numbers, Instant? snapshotAt)
    {
        ct.ThrowIfCancellationRequested();
        return LaidOutAnswers.Of(numbers, _clock, kind == AnswerKind.Snapshot, options.Threads) is not { } laid
            ? new AnswerOfTooManyDates()
            : AnswerIndex.Seal(
                new AnswerIndexInfo(
                    kind,
                    controllerVat,
                    sources,
                    submitted,
                    sources.Sum(source => source.Rows),
                    laid.Keep,
                    laid.Remove,
                    laid.Oldest is null ? null : snapshotAt ?? laid.Oldest,
                    laid.Newest is null ? null : snapshotAt ?? laid.Newest,
                    laid.Plan.Precision,
                    snapshotAt,
                    NumberingPlan.Italy.Version,
                    default),
                laid.Plan.Stamps,
                laid.Table,
                options.Threads);
    }

    private delegate AnswerFileUsed? Reading(SourceFile file, ChunkReader reader, GatheredNumbers.Writer[] writers);
}
