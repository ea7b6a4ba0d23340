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
    private readonly OptOutAnswers? _answers;

    internal PreparedRun(Func<CancellationToken, Task<Stream>> open, OptOutAnswers? answers)
    {
        _open = open;
        _answers = answers;
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

    /// <summary>Who is to call, and the name of the campaign; null when a sealed screening is only measured again.</summary>
    public (ReceiptParty Centre, string Campaign)? Names { get; init; }

    /// <summary>The register's answers as a receipt names them, or null where there are none.</summary>
    public ReceiptAnswers? Answers => _answers is not { } answers ? null : new ReceiptAnswers(
        AnswersKind.Consultation,
        answers.ControllerVat,
        [answers.Source],
        [],
        null,
        answers.ByNumber.Count == 0 ? null : answers.ByNumber.Values.Min(answer => answer.CheckedAt),
        answers.ByNumber.Count == 0 ? null : answers.ByNumber.Values.Max(answer => answer.CheckedAt),
        AnswersPrecision.Exact,
        null);

    /// <summary>Runs the list into its three files.</summary>
    /// <param name="draft">Starts one of the files.</param>
    /// <param name="secret">Where the salts of the receipt come from.</param>
    /// <param name="report">Told how many bytes have been read.</param>
    /// <param name="ct">Stops the run; nothing is kept.</param>
    public Task<Result<RunOutcome>> RunAsync(Func<IBlobDraft> draft, SaltSecret secret, Func<long, ValueTask> report, CancellationToken ct) =>
        RunAsync(new ReferenceRun(_ => draft()), secret, report, ct);

    /// <summary>Runs the list for its counts alone.</summary>
    /// <param name="report">Told how many bytes have been read.</param>
    /// <param name="ct">Stops the run.</param>
    public Task<Result<RunOutcome>> CountAsync(Func<long, ValueTask> report, CancellationToken ct) =>
        RunAsync(ReferenceRun.OfHashes, null, report, ct);

    private async Task<Result<RunOutcome>> RunAsync(ReferenceRun run, SaltSecret? secret, Func<long, ValueTask> report, CancellationToken ct)
    {
        using var rows = secret is null ? null : new SealedRows(secret);
        var tally = new Tally();
        var input = new ReferenceInput(_open, Context, Rules, number => _answers?.AnswerFor(number), _ => NumberFacts.None);
        return await run.RunAsync(input, findDuplicates: true, Each, report, ct) switch
        {
            Result<ReferenceResult>.Ok { Value: var found } => new RunOutcome(
                found.File, found.Counts, found.Reasons, tally.Validity, found.ValidUntil, found.Outputs, rows?.Finish()),
            Result<ReferenceResult>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };

        void Each(ReferenceRow row)
        {
            rows?.Add(row.Number, row.Verdict);
            tally.Add(row.Verdict);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
