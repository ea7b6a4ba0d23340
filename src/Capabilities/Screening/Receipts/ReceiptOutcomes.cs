// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>What a receipt commits to for a verdict: the letters of the files that come out.</summary>
public static class ReceiptOutcomes
{
    /// <summary>The outcome of a row with that verdict.</summary>
    public static ReceiptOutcome Of(RowVerdict row) => new(
        VerdictNames.Of(row.Verdict),
        Sequence.From(row.Reasons.Select(reason => reason.ToString())),
        OutputText.UntilOf(row) is { Length: > 0 } until ? until : null);
}
