// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Proofs;

/// <summary>The canonical form of a receipt, as it is signed: docs/receipt-format.md.</summary>
public static class ReceiptForm
{
    /// <summary>The kind of payload in the envelope.</summary>
    public const string PayloadType = "application/vnd.filiera.screening-receipt+json";

    internal const string Format = "filiera-screening-receipt/1";
    internal const string FormatFamily = "filiera-screening-receipt/";

    /// <summary>Writes and signs a receipt.</summary>
    /// <exception cref="ArgumentException">The receipt would not read back as it is: a name is empty, an order is not kept.</exception>
    public static SignedEnvelope Seal(ScreeningReceipt receipt, ISigner signer)
    {
        var envelope = SignedEnvelope.Seal(PayloadType, Write(receipt).ToCanonicalBytes(), signer);
        return Read(envelope) is Result<ScreeningReceipt>.Ok read && read.Value == receipt
            ? envelope
            : throw new ArgumentException("The receipt does not read back as it is.", nameof(receipt));
    }

    /// <summary>The file of a signed receipt: the envelope as canonical JSON, without a line end.</summary>
    public static byte[] WriteFile(SignedEnvelope envelope) => envelope.ToJson().ToCanonicalBytes();

    /// <summary>Reads a file as <see cref="WriteFile"/> writes it, byte for byte: no bit of it is free to change.</summary>
    /// <returns>The envelope, not looked into; or <see cref="EnvelopeUnreadable"/>, <see cref="NotCanonicalisable"/> or <see cref="ReceiptUnreadable"/>.</returns>
    public static Result<SignedEnvelope> ReadFile(ReadOnlySpan<byte> file) => SignedEnvelope.Read(file) switch
    {
        Result<SignedEnvelope>.Ok ok when !WriteFile(ok.Value).AsSpan().SequenceEqual(file) =>
            new ReceiptUnreadable("the file is not written as receipts are, byte for byte"),
        var read => read,
    };

    /// <summary>Reads the payload of an envelope; the signature is a matter of its own.</summary>
    /// <returns>The receipt; or <see cref="ReceiptUnreadable"/> for each place that is not of its form, or <see cref="ReceiptVersionUnknown"/>.</returns>
    public static Result<ScreeningReceipt> Read(SignedEnvelope envelope)
    {
        var payload = envelope.Payload.AsSpan();
        if (Json.Parse(payload) is not Result<Json>.Ok { Value: Json.Map map })
        {
            return new ReceiptUnreadable("its payload is not a JSON object without fractions");
        }

        // One receipt has one hash only if it can be written in one way only.
        if (!map.ToCanonicalBytes().AsSpan().SequenceEqual(payload))
        {
            return new ReceiptUnreadable("its payload is not in canonical form");
        }

        if (map["format"] is not Json.Text { Value: var format } || !format.StartsWith(FormatFamily, StringComparison.Ordinal))
        {
            return new ReceiptUnreadable("its format is not " + Format);
        }

        return format == Format ? ReceiptReading.Read(map) : new ReceiptVersionUnknown();
    }

    /// <summary>The receipt as JSON.</summary>
    public static Json.Map Write(ScreeningReceipt receipt) => Json.Object(
        ("answers", receipt.Answers is { } answers ? Answers(answers) : Json.Null),
        ("as_of", At(receipt.AsOf)),
        ("campaign", Json.Object(("facts", receipt.Campaign.Facts), ("id", receipt.Campaign.Id), ("name", receipt.Campaign.Name))),
        ("centre", Party(receipt.Centre)),
        ("controller", Party(receipt.Controller)),
        ("counts", Json.Object(receipt.Counts.Select(count => (count.Verdict, (Json)count.Rows)).ToArray())),
        ("demonstration", receipt.Demonstration),
        ("format", Format),
        ("id", receipt.Id.ToString()),
        ("inputs", Json.Array(receipt.Inputs.Select(input => (Json)Json.Object(
        [
            .. input.Mapping is null ? Array.Empty<(string, Json)>() : [("mapping", input.Mapping)],
            ("bytes", input.Bytes), ("hash", input.Hash.ToString()), ("kind", input.Kind), ("name", input.Name),
        ])))),
        ("issued_at", At(receipt.IssuedAt)),
        ("list", Json.Object(
            ("bytes", receipt.List.Bytes),
            ("duplicates", receipt.List.Duplicates),
            ("hash", receipt.List.Hash.ToString()),
            ("name", receipt.List.Name),
            ("rows", receipt.List.Rows),
            ("shape", receipt.List.Shape))),
        ("outputs", Json.Object(
            ("callable", receipt.Outputs.Callable.ToString()),
            ("rejected", receipt.Outputs.Rejected.ToString()),
            ("withheld", receipt.Outputs.Withheld.ToString()))),
        ("precedence", receipt.Precedence),
        ("reasons", Json.Array(receipt.Reasons.Select(reason => (Json)Json.Object(
            ("reason", reason.Reason), ("rows", reason.Rows), ("verdict", reason.Verdict))))),
        ("rulebook", receipt.Rulebook.ToString()),
        ("rules", Json.Array(receipt.Rules.Select(rule => (Json)rule))),
        ("software_version", receipt.SoftwareVersion),
        ("tree", Json.Object(("root", receipt.Tree.Root.ToString()), ("size", receipt.Tree.Size))),
        ("valid_until", AtOrNull(receipt.ValidUntil)));

    private static Json.Map Answers(ReceiptAnswers answers) => Json.Object(
    [
        .. answers.Sets.IsEmpty ? Array.Empty<(string, Json)>() : [("sets", Json.Array(answers.Sets.Select(set => (Json)Set(set))))],
        ("controller_vat", answers.ControllerVat),
        ("digest", answers.Digest is { } digest ? digest.ToString() : Json.Null),
        ("kind", AnswersWords.Of(answers.Kind)),
        ("newest", AtOrNull(answers.Newest)),
        ("oldest", AtOrNull(answers.Oldest)),
        ("precision", AnswersWords.Of(answers.Precision)),
        ("snapshot_at", AtOrNull(answers.SnapshotAt)),
        ("sources", Hashes(answers.Sources)),
        ("submitted", Hashes(answers.Submitted)),
    ]);

    private static Json.Map Set(ReceiptAnswerSet set) => Json.Object(
        ("digest", set.Digest.ToString()),
        ("newest", AtOrNull(set.Newest)),
        ("oldest", AtOrNull(set.Oldest)),
        ("precision", AnswersWords.Of(set.Precision)),
        ("sources", Hashes(set.Sources)),
        ("submitted", Hashes(set.Submitted)));

    private static Json.Map Party(ReceiptParty party) => Json.Object(("name", party.Name), ("vat", party.Vat));

    private static Json.List Hashes(Sequence<ContentHash> hashes) => Json.Array(hashes.Select(hash => (Json)hash.ToString()));

    private static Json At(Instant at) => InstantPattern.ExtendedIso.Format(at);

    private static Json AtOrNull(Instant? at) => at is { } instant ? At(instant) : Json.Null;
}
