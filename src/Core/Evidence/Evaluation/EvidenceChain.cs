// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Evidence;

/// <summary>Verifies chains of evidence: the same envelopes and the same trust give the same checks for ever.</summary>
public static class EvidenceChain
{
    /// <summary>Checks envelopes of one subject or several, each subject's in order of number from 1.</summary>
    /// <param name="envelopes">The envelopes.</param>
    /// <param name="trust">What the verifier believes.</param>
    /// <param name="ownKeys">Keys that came with the envelopes, used only where trust holds none: they show no more than that nothing was altered.</param>
    public static Verification Verify(IEnumerable<SignedEnvelope> envelopes, EvidenceTrust trust, Sequence<TrustedKey> ownKeys = default)
    {
        var checks = new List<Check> { KeyTrusted(trust) };
        var heads = new Dictionary<EvidenceSubject, EvidenceHead>();
        var keys = trust.Keys.IsEmpty ? ownKeys : trust.Keys;
        var place = 0;
        foreach (var envelope in envelopes)
        {
            place++;
            if (EvidenceForm.Read(envelope) is not Result<SealedEvidence>.Ok { Value: var evidence })
            {
                checks.Add(new Check(EvidenceChecks.Form, new Outcome.NotMet(EvidenceReasons.NotEvidence), "#" + place));
                continue;
            }

            var where = Where(evidence);
            checks.Add(new Check(EvidenceChecks.Form, new Outcome.Met(), where));
            checks.AddRange(envelope.Verify(EvidenceForm.PayloadType, keys, EvidenceKeys.Purpose, evidence.RecordedAt).Checks
                .Select(check => check with { Where = where }));
            checks.AddRange(Follows(heads.GetValueOrDefault(evidence.Fact.Subject), evidence, where));
            checks.Add(new Check(EvidenceChecks.RulesKnown, RulesKnown(evidence, trust), where));
            heads[evidence.Fact.Subject] = evidence.ToHead();
        }

        if (place == 0)
        {
            checks.Add(new Check(EvidenceChecks.Form, new Outcome.NotRun(EvidenceReasons.NothingHere)));
        }

        checks.AddRange(heads.Select(head => Complete(head.Key, head.Value, trust)));
        checks.AddRange(trust.Head.Where(known => known.Head.Number > 0 && !heads.ContainsKey(known.Subject)).Select(known => new Check(
            EvidenceChecks.Complete, new Outcome.NotMet(EvidenceReasons.Missing), known.Subject.ToString())));
        return new Verification(Sequence.From(checks));
    }

    /// <summary>How a check names the evidence it is about: subject and number.</summary>
    public static string Where(SealedEvidence evidence) => FormattableString.Invariant($"{evidence.Fact.Subject} #{evidence.Number}");

    private static Check KeyTrusted(EvidenceTrust trust) => new(
        EvidenceChecks.KeyTrusted,
        trust.Keys.IsEmpty
            ? new Outcome.NotRun(EvidenceReasons.NoOutsideKey)
            : new Outcome.Met());

    private static IEnumerable<Check> Follows(EvidenceHead head, SealedEvidence evidence, string where)
    {
        yield return new Check(
            EvidenceChecks.Numbering,
            evidence.Number == head.Number + 1
                ? new Outcome.Met()
                : new Outcome.NotMet(FormattableString.Invariant($"{EvidenceReasons.NumberExpected}: {head.Number + 1}")),
            where);
        yield return new Check(
            EvidenceChecks.Chain,
            evidence.Previous == head.Hash ? new Outcome.Met() : new Outcome.NotMet(EvidenceReasons.OtherPrevious),
            where);
        yield return new Check(
            EvidenceChecks.TimeOrder,
            head == default ? new Outcome.NotApplicable(EvidenceReasons.First)
                : evidence.RecordedAt >= head.RecordedAt ? new Outcome.Met()
                : new Outcome.NotMet(EvidenceReasons.BeforePrevious),
            where);
    }

    private static Outcome RulesKnown(SealedEvidence evidence, EvidenceTrust trust)
    {
        if (trust.KnowsRule is not { } knows)
        {
            return new Outcome.NotRun(EvidenceReasons.NoRulebook);
        }

        var unknown = evidence.Fact.SpeaksTo.Where(rule => !knows(rule)).ToList();
        return unknown.Count == 0
            ? new Outcome.Met()
            : new Outcome.NotMet(EvidenceReasons.RulesUnknown + ": " + string.Join(", ", unknown));
    }

    // Nothing in a chain says that it goes on, so without a head from elsewhere this cannot be known, and is not required.
    private static Check Complete(EvidenceSubject subject, EvidenceHead head, EvidenceTrust trust)
    {
        var known = trust.Head.FirstOrDefault(listing => listing.Subject == subject);
        Outcome outcome = known is null ? new Outcome.NotRun(EvidenceReasons.EndUnknown)
            : known.Head == head ? new Outcome.Met()
            : new Outcome.NotMet(EvidenceReasons.EndsElsewhere);
        return new Check(EvidenceChecks.Complete, outcome, subject.ToString(), Required: known is not null);
    }
}
