// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using Filiera.Numbering;
using Filiera.Operations;
using Filiera.Parties;

namespace Filiera.Screening;

/// <summary>An event in a fixed number of bytes: version, kind, flags and a zero byte, then call, campaign, centre and client, number and instant.</summary>
/// <remarks>Identifiers in the order of their text; integers big-endian; the instant in microseconds since the Unix epoch.</remarks>
public static class DialEventForm
{
    /// <summary>Bytes of one event.</summary>
    public const int Size = 84;

    private const byte Version = 1;
    private const byte Reserved = 1;
    private const int Identifier = 16;

    /// <summary>Writes an event.</summary>
    /// <exception cref="ArgumentException">The target is shorter than <see cref="Size"/>, or the event names no number.</exception>
    public static void Write(in DialEvent one, Span<byte> target)
    {
        if (target.Length < Size || one.Number.IsNone)
        {
            throw new ArgumentException("An event takes 84 bytes and names a number.", nameof(target));
        }

        target[0] = Version;
        target[1] = (byte)one.Kind;
        target[2] = one.AgentReserved ? Reserved : (byte)0;
        target[3] = 0;
        one.Call.TryWriteBytes(target[4..], bigEndian: true, out _);
        one.Campaign.Value.TryWriteBytes(target[20..], bigEndian: true, out _);
        one.Centre.Value.TryWriteBytes(target[36..], bigEndian: true, out _);
        one.Client.Value.TryWriteBytes(target[52..], bigEndian: true, out _);
        BinaryPrimitives.WriteUInt64BigEndian(target[68..], one.Number.RevealDigits());
        BinaryPrimitives.WriteInt64BigEndian(target[76..], UtcMicroseconds.From(one.At));
    }

    /// <summary>Reads an event back.</summary>
    /// <returns>False for anything that <see cref="Write"/> would not have written.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out DialEvent one)
    {
        one = default;
        if (bytes.Length != Size || bytes[0] != Version || !Enum.IsDefined((DialEventKind)bytes[1]) || bytes[2] > Reserved || bytes[3] != 0)
        {
            return false;
        }

        var digits = BinaryPrimitives.ReadUInt64BigEndian(bytes[68..]);
        var micros = BinaryPrimitives.ReadInt64BigEndian(bytes[76..]);
        if (digits is 0 or >= 1_000_000_000_000_000 || micros is > MostMicros or < -MostMicros)
        {
            return false;
        }

        one = new DialEvent(
            (DialEventKind)bytes[1],
            IdentifierAt(bytes, 4),
            new CampaignId(IdentifierAt(bytes, 20)),
            new OrganisationId(IdentifierAt(bytes, 36)),
            new OrganisationId(IdentifierAt(bytes, 52)),
            SubscriberNumber.FromRevealed(digits),
            UtcMicroseconds.ToInstant(micros),
            bytes[2] == Reserved);
        return true;
    }

    // Some three thousand years either way: what lies beyond is no instant of a call.
    private const long MostMicros = 100_000_000_000_000_000;

    private static Guid IdentifierAt(ReadOnlySpan<byte> bytes, int at) => new(bytes.Slice(at, Identifier), bigEndian: true);
}
