// SPDX-License-Identifier: EUPL-1.2
using Filiera.Register;

namespace Filiera.Verify;

/// <summary>What can be said of a screening receipt from itself and the keys given.</summary>
internal static class ReceiptFindings
{
    public static Findings Of(ReceiptVerdict verdict) =>
        new("receipt", verdict.Verification.Checks, verdict.Summary, verdict.Receipt?.Demonstration ?? false, verdict.Title);
}
