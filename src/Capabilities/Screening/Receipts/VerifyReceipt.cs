// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>Verifies a receipt without a database: the receipt itself, then whatever files are given, then every verdict again.</summary>
/// <param name="catalogue">The rulebook at hand, or null.</param>
/// <param name="judge">Judges again.</param>
public sealed class VerifyReceipt(RuleCatalogue? catalogue, IJudgeAgain judge)
{
    /// <param name="envelope">The receipt as it was handed over.</param>
    /// <param name="keys">Keys that came from elsewhere than the receipt.</param>
    /// <param name="files">The files given.</param>
    /// <param name="secret">The receipt's secret where it is at hand; the caller's to dispose.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Verification> RunAsync(
        SignedEnvelope envelope, IReadOnlyCollection<TrustedKey> keys, ReceiptFiles files, SaltSecret? secret, CancellationToken ct)
    {
        // 1. Facts: the receipt alone.
        var checks = ReceiptVerification.Of(envelope, keys).ToList();
        if (ReceiptForm.Read(envelope) is not Result<ScreeningReceipt>.Ok { Value: var receipt })
        {
            return new Verification(Sequence.From(checks));
        }

        // 2. The files, by hash.
        var compared = await ReceiptFileChecks.ComparedAsync(receipt, files, ct);
        var outputs = await ReceiptFileChecks.OutputsAsync(receipt, files, ct);
        var rulebook = new Check(ReceiptChecks.Rulebook, Rulebook(receipt), Required: files.AskForVerdicts);
        checks.AddRange([.. compared, rulebook, .. outputs]);

        // 3. Every row again, once everything compared is known to be what was compared then.
        var again = await AgainAsync(receipt, files, compared, secret, ct);
        checks.Add(new Check(ReceiptChecks.Verdicts, Verdicts(receipt, rulebook.Outcome, again), Required: files.AskForVerdicts));

        // 4. The tree, from what was judged or else from the rows as the files give them.
        checks.Add(new Check(ReceiptChecks.Tree, await TreeAsync(receipt, files, compared, outputs, again, secret, ct), Required: secret is not null && files.List is not null));
        return new Verification(Sequence.From(checks));
    }

    private Outcome Rulebook(ScreeningReceipt receipt) => catalogue is null ? new Outcome.NotRun(ReceiptReasons.NotGiven)
        : catalogue.Version == receipt.Rulebook ? new Outcome.Met()
        : new Outcome.NotRun(ReceiptReasons.OtherRulebook);

    private async Task<Result<JudgedAgain>?> AgainAsync(
        ScreeningReceipt receipt, ReceiptFiles files, Sequence<Check> compared, SaltSecret? secret, CancellationToken ct) =>
        catalogue is not null && files.List is not null && compared.All(check => check.Outcome.AllowsPositiveDecision)
            ? await judge.RunAsync(receipt, files, secret, ct)
            : null;

    private static Outcome Verdicts(ScreeningReceipt receipt, Outcome rulebook, Result<JudgedAgain>? again) => again switch
    {
        Result<JudgedAgain>.Ok { Value: var judged } when Difference(receipt, judged) is { } what => rulebook is Outcome.Met
            ? new Outcome.NotMet(ReceiptReasons.JudgedOtherwise + ": " + what)

            // Another rulebook may judge otherwise and nobody be to blame.
            : new Outcome.NotRun(ReceiptReasons.OtherRulebook),
        Result<JudgedAgain>.Ok => new Outcome.Met(),
        Result<JudgedAgain>.Refused refused => new Outcome.NotRun(ReceiptReasons.NotJudged + ": " + refused.Refusals[0].Code),
        _ => new Outcome.NotRun(rulebook is Outcome.NotRun { Because: ReceiptReasons.NotGiven } ? ReceiptReasons.NoRulebook : ReceiptReasons.FilesMissing),
    };

    private static string? Difference(ScreeningReceipt receipt, JudgedAgain judged) =>
        judged.Shape != receipt.List.Shape ? "shape"
            : ReceiptWriting.CountsOf(judged.Counts) != receipt.Counts ? "counts"
            : ReceiptWriting.ReasonsOf(judged.Reasons) != receipt.Reasons ? "reasons"
            : judged.ValidUntil != receipt.ValidUntil ? "valid_until"
            : judged.Outputs.Callable != receipt.Outputs.Callable ? "callable"
            : judged.Outputs.Withheld != receipt.Outputs.Withheld ? "withheld"
            : judged.Outputs.Rejected != receipt.Outputs.Rejected ? "rejected"
            : null;

    private static async Task<Outcome> TreeAsync(
        ScreeningReceipt receipt,
        ReceiptFiles files,
        Sequence<Check> compared,
        Sequence<Check> outputs,
        Result<JudgedAgain>? again,
        SaltSecret? secret,
        CancellationToken ct)
    {
        if (secret is null)
        {
            return new Outcome.NotRun(ReceiptReasons.NoSecret);
        }

        ReceiptTree? tree = null;
        if (again is Result<JudgedAgain>.Ok { Value: { Root: { } root } judged })
        {
            tree = new ReceiptTree(judged.Counts.Rows, root);
        }
        else if (compared[0].Outcome is Outcome.Met && outputs.All(check => check.Outcome is Outcome.Met))
        {
            if (await ReceiptRows.OpenAsync(receipt, files, ct) is not { } rows)
            {
                return new Outcome.NotRun(ReceiptReasons.FilesMissing);
            }

            using (rows)
            {
                tree = new RowProver(receipt, default, secret, rows.Begin).Tree();
            }
        }
        else
        {
            return new Outcome.NotRun(ReceiptReasons.FilesMissing);
        }

        return tree == receipt.Tree ? new Outcome.Met() : new Outcome.NotMet(ReceiptReasons.OtherTree);
    }
}
