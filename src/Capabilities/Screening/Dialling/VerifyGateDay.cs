// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>What a stranger checks of a sealed day: the file, the key list, and what was opened of it. Pure: no clock, no store, no network.</summary>
public static class VerifyGateDay
{
    /// <summary>The payload is a sealed day in canonical form.</summary>
    public const string FormCheck = "form";

    /// <summary>The counts of all reasons are the entries together.</summary>
    public const string CountsCheck = "counts";

    /// <summary>The whole log and its secret give the root and the counts named.</summary>
    public const string LogCheck = "log";

    /// <summary>An entry that was opened stands in the log.</summary>
    public const string EntryCheck = "entry";

    /// <param name="envelope">The sealed day.</param>
    /// <param name="keys">Keys that came from elsewhere than the file; without any the signature is not looked at, which is no pass.</param>
    /// <param name="opened">An entry opened, or null.</param>
    /// <param name="log">The whole log with the texts of its reasons and its secret, for whoever may see it; or null.</param>
    public static Verification Of(
        SignedEnvelope envelope,
        IReadOnlyCollection<TrustedKey> keys,
        GateEntryProof? opened,
        (IEnumerable<GateLogEntry> Entries, IReadOnlyDictionary<ulong, string> Reasons, SaltSecret Secret)? log)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        var day = (GateDayForm.Read(envelope) as Result<GateDay>.Ok)?.Value;
        var signed = envelope.Verify(GateDayForm.PayloadType, keys, GateDayForm.Purpose, day?.SealedAt ?? default).Checks;
        if (day is null)
        {
            return new Verification([new Check(FormCheck, new Outcome.NotMet("gate-day-unreadable")), .. signed]);
        }

        return new Verification(
        [
            new Check(FormCheck, new Outcome.Met()),
            .. signed,
            new Check(CountsCheck, Met(day.Counts.Sum(count => count.Entries) == day.Entries, "counts-differ")),
            new Check(LogCheck, Log(day, log), Required: log is not null),
            new Check(EntryCheck, opened is null ? new Outcome.NotRun("not-given") : Met(opened.Proves(day), "entry-not-in-log"), Required: opened is not null),
        ]);
    }

    private static Outcome Log(GateDay day, (IEnumerable<GateLogEntry> Entries, IReadOnlyDictionary<ulong, string> Reasons, SaltSecret Secret)? log) =>
        log is not { } given ? new Outcome.NotRun("not-given")
            : Met(GateDaySeal.Of(day.Day, given.Entries, given.Reasons, given.Secret, day.SealedAt) == day, "log-differs");

    private static Outcome Met(bool isMet, string otherwise) => isMet ? new Outcome.Met() : new Outcome.NotMet(otherwise);
}
