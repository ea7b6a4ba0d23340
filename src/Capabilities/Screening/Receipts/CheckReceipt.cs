// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>Verifies a receipt that is kept here with everything kept about it: list, files, answers, outputs and, while it is kept, the secret of its tree.</summary>
/// <remarks>What is no longer kept is not checked, and the checks say so. Nothing is written.</remarks>
public sealed class CheckReceipt(IReceipts receipts, IReceiptSecrets secrets, IBlobs blobs, IAnswerIndexes indexes, IKeyStore keys, RuleCatalogue catalogue)
{
    /// <param name="id">The receipt.</param>
    /// <param name="slowly">Judges by the reference run instead of the engine.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The checks and what was checked, or <see cref="ReceiptUnknown"/>.</returns>
    public async Task<Result<Checked>> RunAsync(ReceiptId id, bool slowly, CancellationToken ct)
    {
        // 1. Facts: the receipt, and what is still kept of all it names.
        if (await receipts.FindAsync(id, ct) is not { } kept)
        {
            return new ReceiptUnknown();
        }

        var known = (await keys.ListAsync(ct)).Where(key => key.Purpose == ReceiptKeys.Purpose.Name).ToList();
        var files = ReceiptForm.Read(kept.Envelope) is Result<ScreeningReceipt>.Ok { Value: var receipt }
            ? await PresentAsync(receipt, ct)
            : ReceiptFiles.None;
        using var secret = await secrets.FindAsync(id, ct);

        // 2. Evaluation: as a stranger with all files would, and the tree besides.
        IJudgeAgain judge = slowly ? new JudgeSlowly(catalogue) : new JudgeByEngine(catalogue);
        return new Checked(kept.Envelope, await new VerifyReceipt(catalogue, judge).RunAsync(kept.Envelope, known, files, secret, ct));
    }

    private async Task<ReceiptFiles> PresentAsync(ScreeningReceipt receipt, CancellationToken ct)
    {
        var named = ReceiptFiles.Kept(receipt, blobs);
        var inputs = new List<GivenFile>();
        foreach (var (input, file) in receipt.Inputs.Zip(named.Inputs))
        {
            if (await blobs.ExistsAsync(input.Hash, ct))
            {
                inputs.Add(file);
            }
        }

        return new ReceiptFiles(
            await IfKeptAsync(named.List!, receipt.List.Hash),
            [],
            Sequence.From(inputs),
            await IfKeptAsync(named.Callable!, receipt.Outputs.Callable),
            await IfKeptAsync(named.Withheld!, receipt.Outputs.Withheld),
            await IfKeptAsync(named.Rejected!, receipt.Outputs.Rejected))
        {
            KeptAnswers = indexes,
        };

        async Task<GivenFile?> IfKeptAsync(GivenFile file, ContentHash hash) => await blobs.ExistsAsync(hash, ct) ? file : null;
    }

    /// <summary>What was checked, and each check by itself.</summary>
    public sealed record Checked(SignedEnvelope Envelope, Verification Verification);
}
