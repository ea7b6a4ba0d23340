// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Register;

/// <summary>Everything a verification looks at besides the credential itself. Nothing is fetched while verifying.</summary>
/// <param name="Now">The instant for which it is asked.</param>
/// <param name="Policy">What whoever verifies relies on.</param>
/// <param name="Issuers">The documents of issuers at hand.</param>
/// <param name="StatusLists">Status lists at hand, as credentials.</param>
/// <param name="ClaimedHost">The host it was fetched from or is said to be at, such as that of a QR code; null for none.</param>
/// <param name="Entry">The bytes of the log's entry about it; null for none.</param>
/// <param name="LogProof">The proof that the entry is in the log; null for none.</param>
/// <param name="Remembered">The newest checkpoint remembered from before, already verified; null for none.</param>
/// <param name="Consistency">The hashes that prove the larger checkpoint to continue the smaller; null for none.</param>
public sealed record VerificationMeans(
    Instant Now,
    VerificationPolicy Policy,
    Sequence<KnownIssuer> Issuers = default,
    Sequence<Json.Map> StatusLists = default,
    string? ClaimedHost = null,
    Sequence<byte>? Entry = null,
    TlogProof? LogProof = null,
    Checkpoint? Remembered = null,
    Sequence<ContentHash>? Consistency = null)
{
    /// <summary>The same, where the logs that trusted issuers name as theirs are trusted as well; only their own documents count, not copies that came along.</summary>
    public VerificationMeans WithLogsOfTrusted()
    {
        var named = Issuers.Where(one => one.IsVouchedFor && Policy.TrustedIssuers.Contains(one.Document.Id))
            .SelectMany(one => one.Document.LogKeys)
            .Select(key => NoteKey.Parse(key)).OfType<Result<NoteKey>.Ok>().Select(key => key.Value);
        return this with { Policy = Policy with { LogKeys = Sequence.From(Policy.LogKeys.Concat(named).Distinct()) } };
    }
}
