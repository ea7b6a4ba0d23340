// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Evidence;

/// <summary>Verifies evidence from a bundle, without a database: envelopes, chains and rules, then inputs and statements where inputs are given.</summary>
public sealed class VerifyEvidence(RecomputeRegistry recompute)
{
    /// <param name="bundle">The evidence, and the keys that came with it.</param>
    /// <param name="trust">What the verifier believes.</param>
    /// <param name="inputs">Where the bytes measured are found; null leaves inputs unchecked, which is then not required.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Verification> RunAsync(EvidenceBundle bundle, EvidenceTrust trust, IEvidenceInputs? inputs, CancellationToken ct)
    {
        // 1. Facts: what can be read of the bundle.
        var readable = bundle.Evidence.Select(EvidenceForm.Read).OfType<Result<SealedEvidence>.Ok>().Select(ok => ok.Value);

        // 2. Evaluation: pure.
        var checks = EvidenceChain.Verify(bundle.Evidence, trust, bundle.Keys).Checks.ToList();

        // 3. Measuring again, evidence by evidence.
        foreach (var evidence in readable)
        {
            checks.AddRange(await AgainAsync(evidence, inputs, ct));
        }

        return new Verification(Sequence.From(checks));
    }

    private async Task<Check[]> AgainAsync(SealedEvidence evidence, IEvidenceInputs? inputs, CancellationToken ct)
    {
        var where = EvidenceChain.Where(evidence);
        if (inputs is null)
        {
            var none = new Outcome.NotRun(EvidenceReasons.NoInputs);
            return [new(EvidenceChecks.Inputs, none, where, Required: false), new(EvidenceChecks.Recomputed, none, where, Required: false)];
        }

        var found = await InputsAsync(evidence.Fact, inputs, ct);
        var recomputed = found.AllowsPositiveDecision
            ? await RecomputeAsync(evidence.Fact, inputs, ct)
            : new Outcome.NotRun(EvidenceReasons.InputsDiffer);
        return [new(EvidenceChecks.Inputs, found, where), new(EvidenceChecks.Recomputed, recomputed, where)];
    }

    private static async Task<Outcome> InputsAsync(EvidenceDraft fact, IEvidenceInputs inputs, CancellationToken ct)
    {
        foreach (var input in fact.Inputs)
        {
            await using var stream = await inputs.OpenAsync(input, ct);
            if (stream is null)
            {
                return new Outcome.NotRun(EvidenceReasons.InputMissing + ": " + input.Name);
            }

            if (new ContentHash(await SHA256.HashDataAsync(stream, ct)) != input.Hash)
            {
                return new Outcome.NotMet(EvidenceReasons.InputChanged + ": " + input.Name);
            }
        }

        return fact.Inputs.IsEmpty ? new Outcome.NotApplicable(EvidenceReasons.MeasuredFromNothing) : new Outcome.Met();
    }

    private async Task<Outcome> RecomputeAsync(EvidenceDraft fact, IEvidenceInputs inputs, CancellationToken ct)
    {
        if (recompute.Find(fact.ProducedBy.Capability) is not { } capability)
        {
            return new Outcome.NotRun(EvidenceReasons.NoCapability + ": " + fact.ProducedBy.Capability);
        }

        return await capability.RecomputeAsync(fact, inputs, ct) switch
        {
            Result<Json>.Ok again when again.Value == fact.Statement => new Outcome.Met(),
            Result<Json>.Ok => new Outcome.NotMet(EvidenceReasons.StatementDiffers),
            Result<Json>.Refused refused => new Outcome.NotRun(EvidenceReasons.NotMeasuredAgain + ": " + refused.Refusals[0].Code),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }
}
