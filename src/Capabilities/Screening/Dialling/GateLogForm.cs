// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Operations;
using Filiera.Parties;

namespace Filiera.Screening;

/// <summary>An entry of the gate's log in a fixed number of bytes, which are also what the day's seal commits to.</summary>
/// <remarks>
/// Version, verdict, flags and the kind of the caller's number; then decision, campaign, centre, instant, caller, number, reasons, journal
/// position and the digest of the book. Integers big-endian; 0 for a number that there is none of.
/// </remarks>
public static class GateLogForm
{
    /// <summary>Bytes of one entry.</summary>
    public const int Size = 124;

    private const byte Version = 1;
    private const byte Reserved = 1;
    private const byte Automatic = 2;

    /// <summary>Writes an entry.</summary>
    /// <exception cref="ArgumentException">The target is shorter than <see cref="Size"/>.</exception>
    public static void Write(in GateLogEntry entry, Span<byte> target)
    {
        if (target.Length < Size)
        {
            throw new ArgumentException("An entry takes 124 bytes.", nameof(target));
        }

        target[0] = Version;
        target[1] = (byte)entry.Verdict;
        target[2] = (byte)((entry.AgentReserved ? Reserved : 0) | (entry.Automated ? Automatic : 0));
        target[3] = (byte)(entry.Caller?.Kind ?? NumberKind.None);
        entry.Decision.TryWriteBytes(target[4..], bigEndian: true, out _);
        entry.Campaign.Value.TryWriteBytes(target[20..], bigEndian: true, out _);
        entry.Centre.Value.TryWriteBytes(target[36..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(target[52..], UtcMicroseconds.From(entry.At));
        BinaryPrimitives.WriteUInt64BigEndian(target[60..], entry.Caller?.Digits ?? 0);
        BinaryPrimitives.WriteUInt64BigEndian(target[68..], entry.Number.RevealDigits());
        BinaryPrimitives.WriteUInt64BigEndian(target[76..], entry.ReasonsId);
        BinaryPrimitives.WriteInt64BigEndian(target[84..], entry.Position);
        entry.Book.CopyTo(target[92..]);
    }

    /// <summary>Verdict and reasons of an entry that this form has: what is counted of it.</summary>
    public static (Verdict Verdict, ulong ReasonsId) JudgementOf(ReadOnlySpan<byte> bytes) =>
        ((Verdict)bytes[1], BinaryPrimitives.ReadUInt64BigEndian(bytes[76..]));

    /// <summary>Reads an entry back.</summary>
    /// <returns>False for anything that <see cref="Write"/> would not have written.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out GateLogEntry entry)
    {
        entry = default;
        if (bytes.Length != Size || bytes[0] != Version || !Enum.IsDefined((Verdict)bytes[1]) || bytes[2] > (Reserved | Automatic)
            || !Enum.IsDefined((NumberKind)bytes[3]))
        {
            return false;
        }

        var caller = BinaryPrimitives.ReadUInt64BigEndian(bytes[60..]);
        var number = BinaryPrimitives.ReadUInt64BigEndian(bytes[68..]);
        var micros = BinaryPrimitives.ReadInt64BigEndian(bytes[52..]);
        if (caller >= TooManyDigits || number >= TooManyDigits || micros is > MostMicros or < -MostMicros)
        {
            return false;
        }

        entry = new GateLogEntry(
            IdentifierAt(bytes, 4),
            UtcMicroseconds.ToInstant(micros),
            new CampaignId(IdentifierAt(bytes, 20)),
            new OrganisationId(IdentifierAt(bytes, 36)),
            caller == 0 ? null : CallerId.FromKept(caller, (NumberKind)bytes[3]),
            number == 0 ? default : SubscriberNumber.FromRevealed(number),
            (Verdict)bytes[1],
            (bytes[2] & Reserved) != 0,
            (bytes[2] & Automatic) != 0,
            BinaryPrimitives.ReadUInt64BigEndian(bytes[76..]),
            new ContentHash(bytes[92..]),
            BinaryPrimitives.ReadInt64BigEndian(bytes[84..]));
        return true;
    }

    private const ulong TooManyDigits = 1_000_000_000_000_000;
    private const long MostMicros = 100_000_000_000_000_000;

    private static Guid IdentifierAt(ReadOnlySpan<byte> bytes, int at) => new(bytes.Slice(at, 16), bigEndian: true);
}
