// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>What the rows of a receipt were judged by, read back from the receipt alone.</summary>
/// <param name="Context">What the rules looked at besides the rows.</param>
/// <param name="Rules">The rules, with their severity then.</param>
internal sealed record ReceiptContext(ListContext Context, Sequence<AppliedRule> Rules)
{
    /// <returns>Both, or <see cref="StatementUnreadable"/>, or <see cref="RuleVersionUnknown"/> where the rulebook at hand lacks a rule.</returns>
    public static Result<ReceiptContext> Read(ScreeningReceipt receipt, RuleCatalogue catalogue)
    {
        var statement = Json.Object(
            ("campaign", receipt.Campaign.Facts),
            ("precedence", receipt.Precedence),
            ("rules", Json.Array(receipt.Rules.Select(rule => (Json)rule))));
        return ScreeningStatement.Read(statement, catalogue) switch
        {
            Result<ScreeningStatement.Judged>.Ok { Value: var (campaign, rules, precedence) } => new ReceiptContext(
                new ListContext(receipt.AsOf, campaign, receipt.Answers is { } answers ? SourceOf(answers) : null, AtHand(receipt.Inputs), precedence), rules),
            Result<ScreeningStatement.Judged>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    /// <summary>The files on numbers that the receipt names, found among those given by their hashes.</summary>
    public static async Task<Sequence<FactFile>> FactFilesAsync(ScreeningReceipt receipt, ReceiptFiles files, CancellationToken ct)
    {
        var given = new Dictionary<ContentHash, GivenFile>();
        foreach (var file in files.Inputs)
        {
            given[(await ReceiptFileChecks.HashAsync(file, ct)).Hash] = file;
        }

        return Sequence.From(receipt.Inputs
            .Where(input => InputKinds.TryParse(input.Kind, out _))
            .Select(input => new FactFile(
                InputKinds.TryParse(input.Kind, out var kind) ? kind : default, input.Name, given[input.Hash].Open, ReceiptShape.MappingOf(input))));
    }

    private static AnswerSource SourceOf(ReceiptAnswers answers) => new(
        answers.ControllerVat,
        answers.Kind == AnswersKind.Snapshot ? AnswerKind.Snapshot : AnswerKind.Consultation,
        answers.Digest ?? answers.Sources[0],
        answers.SnapshotAt);

    private static FilesAtHand AtHand(Sequence<ReceiptInput> inputs) => inputs.Aggregate(
        FilesAtHand.None, (all, input) => all | (InputKinds.TryParse(input.Kind, out var kind) ? InputKinds.AtHand(kind) : FilesAtHand.None));
}
