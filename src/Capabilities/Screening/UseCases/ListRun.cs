// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: a run reads top to bottom on one screen, from how the file is written to the three files that come out.
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Operations;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>Runs a list through the list rules, row by row, into its three files. The same inputs give the same files for ever.</summary>
/// <param name="draft">Starts one of the three files: a blob, or only its hash when a screening is recomputed.</param>
public sealed class ListRun(Func<IBlobDraft> draft)
{
    private const int RowsBetweenReports = 4096;

    /// <summary>What a run came to.</summary>
    public sealed record Run(
        ListFile File,
        VerdictCounts Counts,
        Sequence<ReasonCount> Reasons,
        Sequence<ValidityCount> Validity,
        ScreeningOutputs Outputs,
        NodaTime.Instant? ValidUntil);

    /// <param name="open">Opens the list from its start; called four times.</param>
    /// <param name="context">What the rules look at besides the rows.</param>
    /// <param name="rules">The list rules in force, with their severity.</param>
    /// <param name="answers">What the register answered, or null.</param>
    /// <param name="report">Told how many bytes have been read.</param>
    /// <param name="ct">Stops the run; nothing is kept.</param>
    public async Task<Result<Run>> RunAsync(
        Func<CancellationToken, Task<Stream>> open,
        ListContext context,
        Sequence<AppliedRule> rules,
        OptOutAnswers? answers,
        Func<long, ValueTask> report,
        CancellationToken ct)
    {
        // 1. Facts: how the file is written, then each record as a contact, a foreign number or a rejected row.
        var shape = await ListFile.RecogniseAsync(open, ct);
        if (shape is not Result<ListFile>.Ok { Value: var file })
        {
            return ((Result<ListFile>.Refused)shape).Refusals;
        }

        await using var stream = await open(ct);
        using var text = file.Encoding.OpenText(stream);
        var csv = new CsvText(text, file.Delimiter, file.Encoding);
        var rows = new ContactRows(file.Columns);
        await using var callable = new OutputFile(OutputKind.Callable, file, draft());
        await using var withheld = new OutputFile(OutputKind.Withheld, file, draft());
        await using var rejected = new OutputFile(OutputKind.Rejected, file, draft());
        var seen = new HashSet<SubscriberNumber>();
        var tally = new Tally();
        var read = 0L;
        if (file.Columns.HasHeader)
        {
            csv.Next();
        }

        while (csv.Next() is { } record)
        {
            // 2. Evaluation, 3. decision: which of the three files the row belongs to.
            var verdict = Judge(rows.Read(record), seen, context, rules, answers);
            tally.Add(verdict);
            (verdict.Verdict switch
            {
                Verdict.Allow => callable,
                Verdict.Unreadable => rejected,
                _ => withheld,
            }).Add(record.Raw, verdict);
            if (++read % RowsBetweenReports == 0)
            {
                ct.ThrowIfCancellationRequested();
                await report(stream.Position);
            }
        }

        if (read != tally.Counts.Rows)
        {
            throw new InvalidOperationException("Rows in are not rows out.");
        }

        var outputs = new ScreeningOutputs(await callable.CommitAsync(ct), await withheld.CommitAsync(ct), await rejected.CommitAsync(ct));
        await report(stream.Position);
        return new Run(file, tally.Counts, tally.Reasons, tally.Validity, outputs, tally.ValidUntil);
    }

    private static RowVerdict Judge(
        ListRow row, HashSet<SubscriberNumber> seen, ListContext context, Sequence<AppliedRule> rules, OptOutAnswers? answers)
    {
        return row switch
        {
            ListRow.Rejected rejected => new RowVerdict(Verdict.Unreadable, [new Reason(rejected.Code, null)], null),
            ListRow.Foreign => new RowVerdict(Verdict.Foreign, [new Reason(ReasonCodes.ForeignNumber, null)], null),
            ListRow.Readable readable when !seen.Add(readable.Contact.Number) =>
                new RowVerdict(Verdict.Duplicate, [new Reason(ReasonCodes.DuplicateRow, null)], null),
            ListRow.Readable readable => ListVerdict.Of(
                new Situation(readable.Contact.Claim, NumberFacts.None, answers?.AnswerFor(readable.Contact.Number)), context, rules),
            _ => throw new InvalidOperationException("A row is readable, foreign or rejected."),
        };
    }
}
