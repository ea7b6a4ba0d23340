// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>Judges again as a screening does, by the engine.</summary>
/// <param name="catalogue">The rulebook at hand.</param>
public sealed class JudgeByEngine(RuleCatalogue catalogue) : IJudgeAgain
{
    /// <inheritdoc/>
    public async Task<Result<JudgedAgain>> RunAsync(ScreeningReceipt receipt, ReceiptFiles files, SaltSecret? secret, CancellationToken ct)
    {
        // 1. Facts: what the rows were judged by, the register's answers and everything on file.
        var read = ReceiptContext.Read(receipt, catalogue);
        if (read is not Result<ReceiptContext>.Ok { Value: var (context, rules) })
        {
            return ((Result<ReceiptContext>.Refused)read).Refusals;
        }

        var compiled = await FactsCompiler.RunAsync(await ReceiptContext.FactFilesAsync(receipt, files, ct), Environment.ProcessorCount, ct);
        if (compiled is not Result<NumberFactsIndex>.Ok { Value: var facts })
        {
            return ((Result<NumberFactsIndex>.Refused)compiled).Refusals;
        }

        using (facts)
        {
            var opened = await ReceiptAnswersGiven.OpenAsync(receipt, files, ct);
            if (opened is not Result<AnswerIndex?>.Ok { Value: var answers })
            {
                return ((Result<AnswerIndex?>.Refused)opened).Refusals;
            }

            using (answers)
            {
                // 2. Evaluation, on every processor.
                var tables = new EngineTables(answers?.Table, payload => answers?.AnswerOf(payload), facts);
                return await RunAsync(receipt, files.List!, new ReceiptContext(context, rules), tables, secret, ct);
            }
        }
    }

    private static async Task<Result<JudgedAgain>> RunAsync(
        ScreeningReceipt receipt, GivenFile list, ReceiptContext by, EngineTables tables, SaltSecret? secret, CancellationToken ct)
    {
        var mapping = ReceiptShape.MappingOf(receipt.List.Shape);
        var recognised = await RecognisedList.OpenAsync(
            list.Path is { } path ? ListBytes.OfFile(path) : await ListBytes.OfStreamsAsync(list.Open, ct), mapping, ct);
        if (recognised is not Result<RecognisedList>.Ok { Value: var opened })
        {
            return ((Result<RecognisedList>.Refused)recognised).Refusals;
        }

        using var rows = opened;
        await using var sinks = ScreeningSinks.Drafts(() => new HashOnlyDraft());
        var run = await ListEngine.RunAsync(
            new EngineInput(rows.Text, rows.File, tables, by.Context, by.Rules),
            sinks,
            new EngineOptions(FindDuplicates: receipt.List.Duplicates, Seal: secret, HashFiles: true),
            _ => ValueTask.CompletedTask,
            ct);
        return run switch
        {
            Result<EngineResult>.Ok { Value: var found } => new JudgedAgain(
                ReceiptShape.Write(found.File, mapping), found.Counts, found.Reasons, found.ValidUntil, found.Outputs!, found.Root),
            Result<EngineResult>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }
}
