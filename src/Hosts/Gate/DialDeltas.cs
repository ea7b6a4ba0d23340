// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Screening;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Gate;

/// <summary>What a primary tells its replicas: events from a position on, and when it said so; signed.</summary>
/// <param name="From">The position asked for: no event told stands before it.</param>
/// <param name="Last">The position of the newest event that the primary has, told here or not.</param>
/// <param name="At">When it was said.</param>
/// <param name="Erasures">Another value whenever events were erased from the journal, none of which is told here any more; null where it was not said.</param>
/// <param name="Events">The events with their positions, one after the other; where some were erased, positions are missing.</param>
internal sealed record DialDeltas(long From, long Last, Instant At, ContentHash? Erasures, Sequence<(long Position, DialEvent Event)> Events)
{
    /// <summary>The kind of payload in the envelope.</summary>
    public const string PayloadType = "application/vnd.filiera.dial-deltas+json";

    /// <summary>The most events told at once.</summary>
    public const int Most = 10_000;

    /// <summary>Signs deltas.</summary>
    public static KeyPurpose Purpose { get; } = new("dial-deltas", SignatureAlgorithm.Ed25519);

    /// <summary>Writes and signs events as the journal writes them; positions are told where some are missing.</summary>
    public static SignedEnvelope Seal(
        long from, long last, Instant at, ContentHash? erasures, ReadOnlySpan<byte> events, List<long>? positions, ISigner signer)
    {
        var isWhole = positions is null || positions.Count == 0 || positions[^1] == from + positions.Count - 1;
        return SignedEnvelope.Seal(
            PayloadType,
            Json.Object(
                ("at", InstantPattern.ExtendedIso.Format(at)),
                ("erasures", erasures is { } known ? known.ToString() : Json.Null),
                ("events", Convert.ToBase64String(events)),
                ("from", from),
                ("last", last),
                ("positions", isWhole ? Json.Null : Json.Array(positions!.Select(position => (Json)position)))).ToCanonicalBytes(),
            signer);
    }

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

        var count = length / DialEventForm.Size;
        if (!TryReadErasures(map["erasures"], out var erasures) || PositionsOf(map["positions"], from, count) is not { } positions)
        {
            return null;
        }

        var events = new List<(long, DialEvent)>(count);
        for (var i = 0; i < count; i++)
        {
            if (!DialEventForm.TryRead(bytes.AsSpan(i * DialEventForm.Size, DialEventForm.Size), out var one))
            {
                return null;
            }

            events.Add((positions[i], one));
        }

        return new DialDeltas(from, last, said, erasures, Sequence.From(events));
    }

    // A primary that does not say it yet is heard all the same.
    private static bool TryReadErasures(Json? told, out ContentHash? erasures)
    {
        erasures = told is Json.Text { Value: var text } && ContentHash.TryParse(text, out var hash) ? hash : null;
        return erasures is not null || told is null or Json.Nothing;
    }

    // Rising, none before the one asked for; null for anything else.
    private static List<long>? PositionsOf(Json? told, long from, int count)
    {
        if (told is not Json.List { Items: var items })
        {
            return [.. Enumerable.Range(0, count).Select(i => from + i)];
        }

        var positions = items.OfType<Json.Integer>().Select(position => position.Value).ToList();
        return positions.Count == items.Count && positions.Count == count && positions.Prepend(from - 1).Zip(positions).All(pair => pair.First < pair.Second)
            ? positions
            : null;
    }
}
