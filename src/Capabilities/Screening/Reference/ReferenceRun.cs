// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Operations;

namespace Filiera.Screening;

/// <summary>Screens a list a second way: one thread, row by row, text and dictionaries, every number judged anew. Slow and obvious on purpose.</summary>
/// <remarks>The same inputs give the same three files, byte for byte, as the engine: that is what it is for.</remarks>
/// <param name="draft">Starts one of the three files.</param>
public sealed class ReferenceRun(Func<OutputKind, IBlobDraft> draft)
{
    private const int RowsBetweenReports = 4096;

    /// <summary>A run that keeps nothing but the hashes of the three files.</summary>
    public static ReferenceRun OfHashes { get; } = new(_ => new HashOnlyDraft());

    /// <param name="input">What to look at.</param>
    /// <param name="findDuplicates">Whether a number that stands in an earlier row makes a duplicate.</param>
    /// <param name="each">Told each row, in order; null when nobody asks.</param>
    /// <param name="report">Told how many bytes have been read.</param>
    /// <param name="ct">Stops the run; nothing is kept.</param>
    public async Task<Result<ReferenceResult>> RunAsync(
        ReferenceInput input, bool findDuplicates, Action<ReferenceRow>? each, Func<long, ValueTask> report, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var opening = await RecognisedList.OpenWholeAsync(input.Open, input.Mapping, ct);
        if (opening is not Result<RecognisedList>.Ok { Value: var list })
        {
            return ((Result<RecognisedList>.Refused)opening).Refusals;
        }

        using (list)
        {
            return await RunAsync(list, input, findDuplicates, each, report, ct);
        }
    }

    private async Task<Result<ReferenceResult>> RunAsync(
        RecognisedList list, ReferenceInput input, bool findDuplicates, Action<ReferenceRow>? each, Func<long, ValueTask> report, CancellationToken ct)
    {
        var file = list.File;
        await using var stream = list.Text.AsStream();
        using var text = file.Encoding.OpenText(stream);
        var csv = new CsvText(text, file.Delimiter, file.Encoding);
        await using var callable = new OutputFile(OutputKind.Callable, file, draft(OutputKind.Callable));
        await using var withheld = new OutputFile(OutputKind.Withheld, file, draft(OutputKind.Withheld));
        await using var rejected = new OutputFile(OutputKind.Rejected, file, draft(OutputKind.Rejected));
        var rows = new ContactRows(file.Columns);
        var seen = findDuplicates ? new HashSet<SubscriberNumber>() : null;
        var tally = new Tally();
        if (file.Columns.HasHeader)
        {
            csv.Next();
        }

        for (var read = 1L; csv.Next() is { } record; read++)
        {
            var row = Judge(input, rows.Read(record), seen);
            tally.Add(row.Verdict);
            each?.Invoke(row);
            (row.Verdict.Verdict switch
            {
                Verdict.Allow => callable,
                Verdict.Unreadable => rejected,
                _ => withheld,
            }).Add(record.Raw, row.Verdict);
            if (read % RowsBetweenReports == 0)
            {
                ct.ThrowIfCancellationRequested();
                await report(list.DeliveredAt(stream.Position));
            }
        }

        var outputs = new ScreeningOutputs(await callable.CommitAsync(ct), await withheld.CommitAsync(ct), await rejected.CommitAsync(ct));
        return new ReferenceResult(file, tally.Counts, tally.Reasons, tally.ValidUntil, outputs);
    }

    private static ReferenceRow Judge(ReferenceInput input, ListRow row, HashSet<SubscriberNumber>? seen)
    {
        return row switch
        {
            ListRow.Rejected rejected => new ReferenceRow(default, Alone(Verdict.Unreadable, rejected.Code)),
            ListRow.Foreign foreign => new ReferenceRow(foreign.Number, Alone(Verdict.Foreign, ReasonCodes.ForeignNumber)),
            ListRow.Readable { Contact: var contact } when seen?.Add(contact.Number) == false =>
                new ReferenceRow(contact.Number, Alone(Verdict.Duplicate, ReasonCodes.DuplicateRow)),
            ListRow.Readable { Contact: var contact } => new ReferenceRow(contact.Number, ListVerdict.Of(
                new Situation(contact.Claim, input.Facts(contact.Number), input.Answers(contact.Number)), input.Context, input.Rules)),
            _ => throw new InvalidOperationException("A row is readable, foreign or rejected."),
        };
    }

    private static RowVerdict Alone(Verdict verdict, string code) => new(verdict, [new Reason(code, null)], null);
}
