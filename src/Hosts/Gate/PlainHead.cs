// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using System.Text;

namespace Filiera.Gate;

/// <summary>The head of a request for decisions in the plainest form of HTTP/1.1 (RFC 9112), as diallers write it.</summary>
/// <remarks>
/// It accepts a small part of what is allowed, and nothing that is not: one space behind each colon, printable ASCII, only headers it knows, none twice, a
/// length and no transfer coding. Whatever else comes is the web server's to understand or to refuse; this never says why.
/// </remarks>
internal readonly ref struct PlainHead
{
    private const int Host = 1;
    private const int Authorization = 2;
    private const int ContentType = 4;
    private const int ContentLength = 8;
    private const int Accept = 16;
    private const int UserAgent = 32;
    private const int Connection = 64;
    private const int AcceptEncoding = 128;
    private const int AcceptLanguage = 256;
    private const int Needed = Host | Authorization | ContentType | ContentLength;

    private static readonly SearchValues<byte> _host = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-"u8);

    private PlainHead(int length, int body, ReadOnlySpan<byte> key)
    {
        Length = length;
        Body = body;
        Key = key;
    }

    /// <summary>Bytes of the head, the empty line included.</summary>
    public int Length { get; }

    /// <summary>Bytes of the body as stated.</summary>
    public int Body { get; }

    /// <summary>The value of <c>Authorization</c>.</summary>
    public ReadOnlySpan<byte> Key { get; }

    /// <summary>Reads a head at the beginning of bytes; false for one that is not there whole, or is not of this form.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out PlainHead head)
    {
        head = default;
        var first = "POST /api/gate/decisions HTTP/1.1\r\n"u8;
        if (!bytes.StartsWith(first))
        {
            return false;
        }

        var (at, seen, body) = (first.Length, 0, 0);
        var key = ReadOnlySpan<byte>.Empty;
        while (true)
        {
            var rest = bytes[at..];
            var end = rest.IndexOf((byte)'\r');
            if (end < 0 || end + 1 >= rest.Length || rest[end + 1] != '\n')
            {
                return false;
            }

            at += end + 2;
            if (end == 0)
            {
                head = new PlainHead(at, body, key);
                return (seen & Needed) == Needed;
            }

            var colon = rest[..end].IndexOf((byte)':');
            if (colon < 0 || end - colon < 3 || rest[colon + 1] != ' ')
            {
                return false;
            }

            var value = rest[(colon + 2)..end];
            var bit = NameOf(rest[..colon]);
            if (bit == 0 || (seen & bit) != 0 || value[0] == ' ' || value[^1] == ' ' || value.ContainsAnyExceptInRange((byte)' ', (byte)'~') || !Means(bit, value, ref body))
            {
                return false;
            }

            seen |= bit;
            key = bit == Authorization ? value : key;
        }
    }

    // Whether the value says what is understood here; of most headers any value does, because nothing here depends on it.
    private static bool Means(int bit, ReadOnlySpan<byte> value, ref int body) => bit switch
    {
        Host => IsHost(value),
        ContentType => Ascii.EqualsIgnoreCase(value, "application/json"u8) || Ascii.EqualsIgnoreCase(value, "application/json; charset=utf-8"u8),
        ContentLength => IsLength(value, out body),
        Connection => Ascii.EqualsIgnoreCase(value, "keep-alive"u8),
        _ => true,
    };

    private static int NameOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        4 => Ascii.EqualsIgnoreCase(name, "Host"u8) ? Host : 0,
        6 => Ascii.EqualsIgnoreCase(name, "Accept"u8) ? Accept : 0,
        10 => Ascii.EqualsIgnoreCase(name, "User-Agent"u8) ? UserAgent : Ascii.EqualsIgnoreCase(name, "Connection"u8) ? Connection : 0,
        12 => Ascii.EqualsIgnoreCase(name, "Content-Type"u8) ? ContentType : 0,
        13 => Ascii.EqualsIgnoreCase(name, "Authorization"u8) ? Authorization : 0,
        14 => Ascii.EqualsIgnoreCase(name, "Content-Length"u8) ? ContentLength : 0,
        15 => Ascii.EqualsIgnoreCase(name, "Accept-Encoding"u8) ? AcceptEncoding : Ascii.EqualsIgnoreCase(name, "Accept-Language"u8) ? AcceptLanguage : 0,
        _ => 0,
    };

    // A name or an IPv4 address, with a port or without.
    private static bool IsHost(ReadOnlySpan<byte> value)
    {
        var colon = value.IndexOf((byte)':');
        var name = colon < 0 ? value : value[..colon];
        return name.Length > 0 && !name.ContainsAnyExcept(_host)
            && (colon < 0 || (value.Length - colon is > 1 and < 7 && !value[(colon + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9')));
    }

    private static bool IsLength(ReadOnlySpan<byte> value, out int length)
    {
        length = 0;
        if (value.Length > 6 || value[0] == '0')
        {
            return false;
        }

        foreach (var digit in value)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            length = (length * 10) + digit - '0';
        }

        return true;
    }
}
