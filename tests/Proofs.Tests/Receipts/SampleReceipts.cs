// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Proofs.Tests;

/// <summary>A small screening of an invented list, with its rows, its secret and its key.</summary>
internal static class SampleReceipts
{
    public static readonly Instant Issued = Instant.FromUtc(2026, 5, 4, 10, 0, 7);

    public static readonly (ulong Digits, ReceiptOutcome Outcome)[] Rows =
    [
        (393470000001, new ReceiptOutcome("allow", [], "2026-05-19T10:00:00+02:00")),
        (390600000002, new ReceiptOutcome("withhold", ["on-the-register(RPO-01)"], null)),
        (0, new ReceiptOutcome("unreadable", ["number-too-short"], null)),
        (393470000004, new ReceiptOutcome("review", ["no-answer(RPO-03)", "consent-purpose-missing(CNS-01)"], null)),
        (393470000001, new ReceiptOutcome("duplicate", ["duplicate-row"], null)),
        (393470000006, new ReceiptOutcome("allow", ["consent-old(CNS-03)"], "2026-05-18T09:00:00+02:00")),
    ];

    public static byte[] SecretBytes => [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    public static SigningKey Key() => SigningKey.FromSecret(SignatureAlgorithm.Ed25519, Enumerable.Range(1, 32).Select(i => (byte)i).ToArray()).ValueOrThrow();

    public static TrustedKey Trusted(SigningKey key) => new(key.Key, "screening-receipt", Issued - Duration.FromDays(30), null);

    public static MerkleTree Tree()
    {
        using var secret = new SaltSecret(SecretBytes);
        return MerkleTree.OverLeafHashes([.. Rows.Select((row, i) =>
            SaltedCommitment.LeafHash(secret.SaltOf(i), ReceiptLeaf.Value(row.Digits, row.Outcome.Digest())))]);
    }

    public static ScreeningReceipt Receipt() => new(
        new ReceiptId(Guid.Parse("019df21b-c740-7afb-be09-d324fae6c699")),
        Issued,
        Issued - Duration.FromSeconds(7),
        Demonstration: true,
        "0.1.0",
        new ReceiptParty("00000000000", "Committente Inventato S.p.A."),
        new ReceiptParty("00000000001", "Centro Inventato S.r.l."),
        new ReceiptCampaign("019df21b-c740-7afb-be09-d324fae6c600", "Campagna inventata", Json.Object(("purpose", "promotion"), ("sector", "energy"))),
        new ReceiptList("lista.csv", Hash("list"), 412, Rows.Length, Duplicates: true, Json.Object(("delimiter", ";"), ("encoding", "utf-8"))),
        [new ReceiptInput("consents", "consensi.csv", Hash("consents"), 120)],
        new ReceiptAnswers(
            AnswersKind.Consultation,
            "00000000000",
            [Hash("answers")],
            [Hash("list")],
            Hash("index"),
            Issued - Duration.FromDays(2),
            Issued - Duration.FromDays(1),
            AnswersPrecision.Exact,
            SnapshotAt: null),
        Hash("rulebook"),
        ["RPO-01@1=block", "RPO-03@1=block", "CNS-01@1=review", "CNS-03@1=warning"],
        Precedence: 1,
        [new("allow", 2), new("duplicate", 1), new("foreign", 0), new("review", 1), new("unreadable", 1), new("withhold", 1)],
        [
            new("allow", "consent-old(CNS-03)", 1),
            new("duplicate", "duplicate-row", 1),
            new("review", "consent-purpose-missing(CNS-01)", 1),
            new("review", "no-answer(RPO-03)", 1),
            new("unreadable", "number-too-short", 1),
            new("withhold", "on-the-register(RPO-01)", 1),
        ],
        Instant.FromUtc(2026, 5, 18, 7, 0),
        new ReceiptOutputs(Hash("callable"), Hash("withheld"), Hash("rejected")),
        new ReceiptTree(Rows.Length, Tree().Root));

    public static ReceiptProof Proof(int row)
    {
        using var secret = new SaltSecret(SecretBytes);
        var receipt = Receipt();
        return new ReceiptProof(
            receipt.Id,
            ReceiptForm.Write(receipt).Hash(),
            row,
            Rows[row].Digits,
            Rows[row].Outcome,
            secret.SaltOf(row),
            Tree().ProveInclusion(row).Path);
    }

    public static ContentHash Hash(string of) => ContentHash.Of(Encoding.UTF8.GetBytes(of));
}
