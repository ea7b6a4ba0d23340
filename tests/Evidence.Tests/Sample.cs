// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Evidence.Tests;

/// <summary>Valid evidence to begin from.</summary>
internal static class Sample
{
    public static Instant Start { get; } = Instant.FromUtc(2026, 5, 4, 8, 30);

    public static SigningKey Key { get; } = SigningKey.FromSecret(SignatureAlgorithm.Ed25519, [.. Enumerable.Range(1, 32).Select(i => (byte)i)]).ValueOrThrow();

    public static TrustedKey Trusted { get; } = new(Key.Key, "evidence", Start - Duration.FromDays(30), null);

    public static byte[] List { get; } = "one;two;three"u8.ToArray();

    public static EvidenceTrust Trust { get; } = new([Trusted], rule => rule.Id == RuleId.Parse("RPO-03"), []);

    public static EvidenceDraft Fact(string list = "list-1", long withheld = 12) => new(
        new EvidenceSubject("contact-list", list),
        Json.Object(("delivered", 100), ("withheld", withheld)),
        [RuleRef.Parse("RPO-03@1")],
        [new EvidenceInput("list", ContentHash.Of(List))],
        new EvidenceProducer("screening", "0.1.0"),
        ContentHash.Of("rulebook"u8),
        Start);

    /// <summary>A chain of that many about one subject, an hour apart.</summary>
    public static Sequence<SealedEvidence> Chain(int length, string list = "list-1", ISigner? signer = null)
    {
        var chain = new List<SealedEvidence>();
        var head = default(EvidenceHead);
        var identifiers = new SeededIdentifiers(list, new FixedClock(Start));
        for (var i = 0; i < length; i++)
        {
            chain.Add(EvidenceForm.Seal(
                new EvidenceId(identifiers.Next()), head, Start + Duration.FromHours(i), Fact(list, i), signer ?? Key));
            head = chain[^1].ToHead();
        }

        return Sequence.From(chain);
    }

    public static Sequence<SignedEnvelope> Envelopes(IEnumerable<SealedEvidence> chain) => Sequence.From(chain.Select(evidence => evidence.Envelope));

    /// <summary>The checks that are neither met nor not applicable, as name and place.</summary>
    public static string[] Failing(Verification verification) =>
        [.. verification.Checks.Where(check => check.Required && !check.Outcome.AllowsPositiveDecision).Select(check => $"{check.Name} {check.Where}".Trim())];
}
