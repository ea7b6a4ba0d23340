// SPDX-License-Identifier: EUPL-1.2
using Filiera.Register;

namespace Filiera.Verify;

/// <summary>What can be said of a <c>.tlog-proof</c> file.</summary>
internal static class LogFindings
{
    public static Findings Of(LogProofVerdict verdict) => new(
        "log-proof",
        verdict.Verification.Checks,
        verdict.Summary,
        IsDemonstration: false,
        verdict.Entry is { } entry ? $"{entry.TypeName} · {entry.Subject}" : "");
}
