// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>A run of a list with everything it is judged by. Dispose it when the run is over.</summary>
public sealed class PreparedRun : IDisposable
{
    private readonly Func<CancellationToken, Task<Stream>> _open;
    private readonly AnswersAtHand? _answers;
    private readonly NumberFactsIndex _facts;
    private readonly int _threads;
    private readonly ListMapping? _mapping;

    internal PreparedRun(
        Func<CancellationToken, Task<Stream>> open, ListMapping? mapping, AnswersAtHand? answers, NumberFactsIndex facts, int threads)
    {
        _open = open;
        _mapping = mapping;
        _answers = answers;
        _facts = facts;
        _threads = threads;
    }

    /// <summary>What the rules look at besides the rows.</summary>
    public required ListContext Context { get; init; }

    /// <summary>The list rules in force, with their severity.</summary>
    public required Sequence<AppliedRule> Rules { get; init; }

    /// <summary>The version of the rules with the choices made about them.</summary>
    public ContentHash RulebookVersion { get; init; }

    /// <summary>The version of the rulebook alone, as a stranger has it.</summary>
    public ContentHash CatalogueVersion { get; init; }

    /// <summary>Every file compared besides the list.</summary>
    public Sequence<ListInput> Inputs { get; init; }

    /// <summary>What each file of facts came to: rows read, and rows that were not.</summary>
    public Sequence<FactFileCount> Files => _facts.Files;

    /// <summary>Who is to call, and the name of the campaign; null when a sealed screening is only measured again.</summary>
    public (ReceiptParty Centre, string Campaign)? Names { get; init; }

    /// <summary>The register's answers as a receipt names them, or null where there are none.</summary>
    public ReceiptAnswers? Answers => _answers?.OnReceipt;

    /// <summary>Runs the list into its three files.</summary>
    /// <param name="draft">Starts one of the files.</param>
    /// <param name="secret">Where the salts of the receipt come from, or null where none is wanted.</param>
    /// <param name="report">Told how many of the bytes delivered have been read.</param>
    /// <param name="ct">Stops the run; nothing is kept.</param>
    public Task<Result<RunOutcome>> RunAsync(Func<IBlobDraft> draft, SaltSecret? secret, Func<long, ValueTask> report, CancellationToken ct) =>
        RunAsync(ScreeningSinks.Drafts(draft), secret, report, ct);

    /// <summary>Runs the list for its counts and the hashes of its three files; nothing is written.</summary>
    internal Task<Result<RunOutcome>> HashAsync(Func<long, ValueTask> report, CancellationToken ct) =>
        RunAsync(ScreeningSinks.Drafts(() => new HashOnlyDraft()), null, report, ct);

    /// <summary>Runs the list for its counts alone.</summary>
    /// <param name="report">Told how many of the bytes delivered have been read.</param>
    /// <param name="ct">Stops the run.</param>
    public Task<Result<RunOutcome>> CountAsync(Func<long, ValueTask> report, CancellationToken ct) =>
        RunAsync(ScreeningSinks.None(), null, report, ct);

    /// <inheritdoc/>
    public void Dispose()
    {
        _answers?.Dispose();
        _facts.Dispose();
    }

    private async Task<Result<RunOutcome>> RunAsync(ScreeningSinks sinks, SaltSecret? secret, Func<long, ValueTask> report, CancellationToken ct)
    {
        await using (sinks)
        {
            var recognised = await RecognisedList.OpenAsync(await ListBytes.OfStreamsAsync(_open, ct), _mapping, ct);
            if (recognised is not Result<RecognisedList>.Ok { Value: var list })
            {
                return ((Result<RecognisedList>.Refused)recognised).Refusals;
            }

            using var opened = list;
            var tables = new EngineTables(_answers?.Index.Table, AnswerOf, _facts);
            var ran = await ListEngine.RunAsync(
                new EngineInput(list.Text, list.File, tables, Context, Rules),
                sinks,
                new EngineOptions(_threads, true, secret),
                read => report(list.DeliveredAt(read)),
                ct);
            return ran switch
            {
                Result<EngineResult>.Ok { Value: var run } => new RunOutcome(
                    run.File, run.Counts, run.Reasons, run.Validity, run.ValidUntil, run.Outputs,
                    run.Root is { } root ? new ReceiptTree(run.Rows, root) : null),
                Result<EngineResult>.Refused refused => refused.Refusals,
                _ => throw new InvalidOperationException("Neither value nor refusal."),
            };
        }
    }

    private OptOutAnswer? AnswerOf(ushort payload) => _answers?.Index.AnswerOf(payload);
}
