// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Proofs;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>Judges again by the reference run: row by row, with nothing in common with the engine but the rules.</summary>
/// <param name="catalogue">The rulebook at hand.</param>
public sealed class JudgeSlowly(RuleCatalogue catalogue) : IJudgeAgain
{
    /// <inheritdoc/>
    public async Task<Result<JudgedAgain>> RunAsync(ScreeningReceipt receipt, ReceiptFiles files, SaltSecret? secret, CancellationToken ct)
    {
        // 1. Facts: what the rows were judged by, the register's answers and everything on file.
        var read = ReceiptContext.Read(receipt, catalogue);
        var book = await FactBook.ReadAsync(await ReceiptContext.FactFilesAsync(receipt, files, ct), ct);
        var answers = await AnswersAsync(receipt, files, ct);
        using var index = (answers as Result<Lookup>.Ok)?.Value.Index;
        Refusal[] refusals =
        [
            .. (read as Result<ReceiptContext>.Refused)?.Refusals ?? [],
            .. (book as Result<FactBook>.Refused)?.Refusals ?? [],
            .. (answers as Result<Lookup>.Refused)?.Refusals ?? [],
        ];
        if (refusals.Length > 0)
        {
            return Sequence.Create<Refusal>(refusals);
        }

        // 2. Evaluation, row by row.
        var (context, rules) = read.ValueOrThrow();
        var lookup = answers.ValueOrThrow();
        var mapping = ReceiptShape.MappingOf(receipt.List.Shape);
        using var rows = secret is null ? null : new SealedRows(secret);
        var input = new ReferenceInput(
            files.List!.Open, context, rules, lookup.Find, book.ValueOrThrow().Find, mapping);
        return await ReferenceRun.OfHashes.RunAsync(
            input, receipt.List.Duplicates, row => rows?.Add(row.Number, row.Verdict), _ => ValueTask.CompletedTask, ct) switch
        {
            Result<ReferenceResult>.Ok { Value: var run } =>
                new JudgedAgain(ReceiptShape.Write(run.File, mapping), run.Counts, run.Reasons, run.ValidUntil, run.Outputs, rows?.Finish().Root),
            Result<ReferenceResult>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    // A snapshot and an index are asked through the index; answers are read as they stand.
    private static async Task<Result<Lookup>> AnswersAsync(ScreeningReceipt receipt, ReceiptFiles files, CancellationToken ct)
    {
        if (receipt.Answers is { Kind: AnswersKind.Consultation } named
            && !files.Answers.IsEmpty && files.Answers.All(file => ReceiptAnswersGiven.InfoOf(file) is null))
        {
            return await SlowAnswers.ReadAsync(receipt, named, files, ct) switch
            {
                Result<IReadOnlyDictionary<SubscriberNumber, OptOutAnswer>>.Ok { Value: var all } =>
                    new Lookup(null, number => all.TryGetValue(number, out var answer) ? answer : null),
                Result<IReadOnlyDictionary<SubscriberNumber, OptOutAnswer>>.Refused refused => refused.Refusals,
                _ => throw new InvalidOperationException("Neither value nor refusal."),
            };
        }

        return await ReceiptAnswersGiven.OpenAsync(receipt, files, ct) switch
        {
            Result<AnswerIndex?>.Ok { Value: var index } => new Lookup(index, number => index?.Find(number)),
            Result<AnswerIndex?>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    private sealed record Lookup(AnswerIndex? Index, Func<SubscriberNumber, OptOutAnswer?> Find);
}
