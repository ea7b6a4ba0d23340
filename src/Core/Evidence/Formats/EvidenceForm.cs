// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Evidence;

/// <summary>The canonical form of evidence, as it is signed: docs/evidence-format.md.</summary>
public static class EvidenceForm
{
    /// <summary>The kind of payload in the envelope.</summary>
    public const string PayloadType = "application/vnd.filiera.evidence+json";

    private const string Format = "filiera-evidence/1";

    /// <summary>Writes and signs evidence that follows a head.</summary>
    public static SealedEvidence Seal(EvidenceId id, EvidenceHead head, Instant recordedAt, EvidenceDraft fact, ISigner signer)
    {
        var payload = Write(id, head.Number + 1, head.Hash, recordedAt, fact).ToCanonicalBytes();

        // What was written is read back, so that what is kept equals what any later reader will read.
        return Read(SignedEnvelope.Seal(PayloadType, payload, signer)).ValueOrThrow();
    }

    /// <summary>Reads the payload of an envelope; the signature is a matter of its own.</summary>
    /// <returns>The evidence, or <see cref="EvidenceUnreadable"/>.</returns>
    public static Result<SealedEvidence> Read(SignedEnvelope envelope)
    {
        var payload = envelope.Payload.AsSpan();
        if (Json.Parse(payload) is not Result<Json>.Ok { Value: Json.Map map })
        {
            return new EvidenceUnreadable("its payload is not a JSON object without fractions");
        }

        // One fact has one hash only if it can be written in one way only.
        if (!map.ToCanonicalBytes().AsSpan().SequenceEqual(payload))
        {
            return new EvidenceUnreadable("its payload is not in canonical form");
        }

        var fields = new EvidenceFields(map);
        if (fields.Text("format") != Format)
        {
            return new EvidenceUnreadable("its format is not " + Format);
        }

        var evidence = fields.Evidence(envelope);
        return evidence is null || fields.Problem is not null || map.Members.Count != EvidenceFields.Known
            ? new EvidenceUnreadable(fields.Problem ?? "it has a member too many")
            : evidence;
    }

    internal static Json.Map Write(EvidenceId id, long number, ContentHash previous, Instant recordedAt, EvidenceDraft fact) => Json.Object(
        ("as_of_us", Microseconds(fact.AsOf)),
        ("capability", fact.ProducedBy.Capability),
        ("format", Format),
        ("id", id.ToString()),
        ("inputs", Json.Array(fact.Inputs.Select(input => (Json)Json.Object(("hash", input.Hash.ToString()), ("name", input.Name))))),
        ("number", number),
        ("previous", previous.ToString()),
        ("recorded_at_us", Microseconds(recordedAt)),
        ("rulebook", fact.Rulebook.ToString()),
        ("rules", Json.Array(fact.SpeaksTo.Select(rule => (Json)rule.ToString()))),
        ("software_version", fact.ProducedBy.SoftwareVersion),
        ("statement", fact.Statement),
        ("subject_id", fact.Subject.Id),
        ("subject_kind", fact.Subject.Kind));

    internal static Instant Floor(Instant instant) => FromMicroseconds(Microseconds(instant));

    internal static Instant FromMicroseconds(long microseconds) => NodaConstants.UnixEpoch + Duration.FromTicks(microseconds * 10);

    private static long Microseconds(Instant instant)
    {
        var (microseconds, rest) = Math.DivRem(instant.ToUnixTimeTicks(), 10);
        return rest < 0 ? microseconds - 1 : microseconds;
    }
}
