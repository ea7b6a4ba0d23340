// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Makes and checks clearance tokens: base64url of a fixed form and a truncated HMAC-SHA-256 of it. Pure.</summary>
/// <remarks>
/// The form: version 1, decision (16), from and until in seconds since the Unix epoch (4 each), salt (8), number commitment (16), client
/// (16), campaign (16), caller (8), first bytes of the book's digest (8). The commitment is the truncated HMAC of salt and number under
/// the same key: whoever has no key learns nothing of the number, not even by trying all. Sixteen bytes of authentication follow.
/// </remarks>
public static class ClearanceToken
{
    /// <summary>Bytes of the salt.</summary>
    public const int SaltSize = 8;

    /// <summary>Characters of a token.</summary>
    public const int Length = (TotalBytes * 4 + 2) / 3;

    private const byte Version = 1;
    private const int DecisionAt = 1;
    private const int FromAt = 17;
    private const int UntilAt = 21;
    private const int SaltAt = 25;
    private const int CommitmentAt = 33;
    private const int ClientAt = 49;
    private const int CampaignAt = 65;
    private const int CallerAt = 81;
    private const int BookAt = 89;
    private const int BodyBytes = 97;
    private const int MacBytes = 16;
    private const int TotalBytes = BodyBytes + MacBytes;

    /// <summary>Makes a token as ASCII.</summary>
    /// <param name="clearance">What it clears.</param>
    /// <param name="key">The key of client and centre.</param>
    /// <param name="salt">8 bytes, new for each token.</param>
    /// <param name="target">Filled with <see cref="Length"/> bytes.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    /// <exception cref="OverflowException">The window lies before 1970 or after 2106.</exception>
    public static void Mint(in Clearance clearance, HmacSha256Key key, ReadOnlySpan<byte> salt, Span<byte> target)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (salt.Length != SaltSize || target.Length < Length)
        {
            throw new ArgumentException("A token is made with a salt of 8 bytes, where there is room for it.", nameof(salt));
        }

        Span<byte> bytes = stackalloc byte[TotalBytes];
        bytes[0] = Version;
        clearance.Decision.TryWriteBytes(bytes[DecisionAt..], bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[FromAt..], checked((uint)clearance.From.ToUnixTimeSeconds()));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[UntilAt..], checked((uint)clearance.Until.ToUnixTimeSeconds()));
        salt.CopyTo(bytes[SaltAt..]);
        Commit(clearance, key, salt, bytes.Slice(CommitmentAt, MacBytes));
        clearance.Client.Value.TryWriteBytes(bytes[ClientAt..], bigEndian: true, out _);
        clearance.Campaign.Value.TryWriteBytes(bytes[CampaignAt..], bigEndian: true, out _);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[CallerAt..], clearance.Caller.Digits);
        Span<byte> book = stackalloc byte[32];
        clearance.Book.CopyTo(book);
        book[..8].CopyTo(bytes[BookAt..]);
        key.Authenticate(bytes[..BodyBytes], bytes[BodyBytes..]);
        Base64Url.EncodeToUtf8(bytes, target, out _, out _);
    }

    /// <summary>Makes a token with a random salt.</summary>
    public static string Mint(in Clearance clearance, HmacSha256Key key)
    {
        Span<byte> salt = stackalloc byte[SaltSize];
        RandomNumberGenerator.Fill(salt);
        Span<byte> text = stackalloc byte[Length];
        Mint(clearance, key, salt, text);
        return Encoding.ASCII.GetString(text);
    }

    /// <summary>Checks a token against the call it is shown for.</summary>
    /// <param name="token">The token, as ASCII.</param>
    /// <param name="expected">The call; of its window, decision and book nothing is compared.</param>
    /// <param name="at">The instant at which the call begins.</param>
    /// <param name="key">The key of client and centre.</param>
    /// <returns>The first thing that is wrong: form, authenticity, number, campaign, caller, time. A token that is not authentic is not read further.</returns>
    public static ClearanceCheck Check(ReadOnlySpan<byte> token, in Clearance expected, Instant at, HmacSha256Key key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Span<byte> bytes = stackalloc byte[TotalBytes];
        if (!TryDecode(token, bytes))
        {
            return ClearanceCheck.Unreadable;
        }

        Span<byte> own = stackalloc byte[MacBytes];
        key.Authenticate(bytes[..BodyBytes], own);
        if (!CryptographicOperations.FixedTimeEquals(own, bytes[BodyBytes..]))
        {
            return ClearanceCheck.Forged;
        }

        Commit(expected, key, bytes.Slice(SaltAt, SaltSize), own);
        var seconds = at.ToUnixTimeSeconds();
        return !CryptographicOperations.FixedTimeEquals(own, bytes.Slice(CommitmentAt, MacBytes)) ? ClearanceCheck.OtherNumber
            : IdentifierAt(bytes, ClientAt) != expected.Client.Value || IdentifierAt(bytes, CampaignAt) != expected.Campaign.Value ? ClearanceCheck.OtherCampaign
            : BinaryPrimitives.ReadUInt64BigEndian(bytes[CallerAt..]) != expected.Caller.Digits ? ClearanceCheck.OtherCaller
            : seconds < BinaryPrimitives.ReadUInt32BigEndian(bytes[FromAt..]) ? ClearanceCheck.NotYet
            : seconds >= BinaryPrimitives.ReadUInt32BigEndian(bytes[UntilAt..]) ? ClearanceCheck.Expired
            : ClearanceCheck.Good;
    }

    /// <summary>The decision a token names, whether or not it is authentic; null where it is no token.</summary>
    public static Guid? DecisionOf(ReadOnlySpan<byte> token)
    {
        Span<byte> bytes = stackalloc byte[TotalBytes];
        return TryDecode(token, bytes) ? IdentifierAt(bytes, DecisionAt) : null;
    }

    // One writing of one token: what decodes to the same bytes otherwise is none.
    private static bool TryDecode(ReadOnlySpan<byte> token, Span<byte> bytes)
    {
        Span<byte> again = stackalloc byte[Length];
        return token.Length == Length
            && Base64Url.IsValid(token)
            && Base64Url.TryDecodeFromUtf8(token, bytes, out var written) && written == TotalBytes
            && Base64Url.TryEncodeToUtf8(bytes, again, out _) && token.SequenceEqual(again)
            && bytes[0] == Version;
    }

    private static void Commit(in Clearance clearance, HmacSha256Key key, ReadOnlySpan<byte> salt, Span<byte> target)
    {
        Span<byte> value = stackalloc byte[SaltSize + sizeof(ulong)];
        salt.CopyTo(value);
        BinaryPrimitives.WriteUInt64BigEndian(value[SaltSize..], clearance.Number.RevealDigits());
        key.Authenticate(value, target);
    }

    private static Guid IdentifierAt(ReadOnlySpan<byte> bytes, int at) => new(bytes.Slice(at, 16), bigEndian: true);
}
