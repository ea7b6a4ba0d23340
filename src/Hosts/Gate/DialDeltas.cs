// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Screening;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Gate;

/// <summary>What a primary tells its replicas: events from a position on, and when it said so; signed.</summary>
/// <param name="From">The position of the first event.</param>
/// <param name="Last">The position of the newest event that the primary has, told here or not.</param>
/// <param name="At">When it was said.</param>
/// <param name="Events">The events.</param>
internal sealed record DialDeltas(long From, long Last, Instant At, Sequence<DialEvent> Events)
{
    /// <summary>The kind of payload in the envelope.</summary>
    public const string PayloadType = "application/vnd.filiera.dial-deltas+json";

    /// <summary>The most events told at once.</summary>
    public const int Most = 10_000;

    /// <summary>Signs deltas.</summary>
    public static KeyPurpose Purpose { get; } = new("dial-deltas", SignatureAlgorithm.Ed25519);

    /// <summary>Writes and signs events as the journal writes them.</summary>
    public static SignedEnvelope Seal(long from, long last, Instant at, ReadOnlySpan<byte> events, ISigner signer) => SignedEnvelope.Seal(
        PayloadType,
        Json.Object(
            ("at", InstantPattern.ExtendedIso.Format(at)),
            ("events", Convert.ToBase64String(events)),
            ("from", from),
            ("last", last)).ToCanonicalBytes(),
        signer);

    /// <summary>Reads the payload of an envelope; null for what is none. The signature is a matter of its own.</summary>
    public static DialDeltas? Read(SignedEnvelope envelope)
    {
        if (Json.Parse(envelope.Payload.AsSpan()) is not Result<Json>.Ok { Value: Json.Map map }
            || map["at"] is not Json.Text { Value: var at } || InstantPattern.ExtendedIso.Parse(at) is not { Success: true, Value: var said }
            || map["from"] is not Json.Integer { Value: var from } || map["last"] is not Json.Integer { Value: var last }
            || map["events"] is not Json.Text { Value: var text })
        {
            return null;
        }

        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length % DialEventForm.Size != 0)
        {
            return null;
        }

        var events = new List<DialEvent>(length / DialEventForm.Size);
        for (var start = 0; start < length; start += DialEventForm.Size)
        {
            if (!DialEventForm.TryRead(bytes.AsSpan(start, DialEventForm.Size), out var one))
            {
                return null;
            }

            events.Add(one);
        }

        return new DialDeltas(from, last, said, Sequence.From(events));
    }
}
