// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Text;
using System.IO.Compression;

namespace Filiera.Register;

/// <summary>The bits of a status list, 131,072 of them, the first the left-most of the first byte (Bitstring Status List 1.0).</summary>
public sealed class StatusBits
{
    /// <summary>How many entries each of our lists has: the least the specification allows, so that nobody is found by the place of a bit.</summary>
    public const int Length = 131_072;

    // Lists of others may be longer; nothing that unpacks beyond this is looked at.
    private const int MostBytes = 1 << 20;
    private readonly byte[] _bytes;

    /// <summary>A list in which nothing is set.</summary>
    public StatusBits()
        : this(new byte[Length / 8])
    {
    }

    private StatusBits(byte[] bytes) => _bytes = bytes;

    /// <summary>Entries in the list.</summary>
    public int Count => 8 * _bytes.Length;

    /// <summary>The bit of an entry.</summary>
    /// <exception cref="IndexOutOfRangeException">Beyond the list.</exception>
    public bool this[int index]
    {
        get => (_bytes[index >> 3] & (0x80 >> (index & 7))) != 0;
        set => _bytes[index >> 3] = (byte)(value ? _bytes[index >> 3] | (0x80 >> (index & 7)) : _bytes[index >> 3] & ~(0x80 >> (index & 7)));
    }

    /// <summary>Reads <c>encodedList</c>: <c>u</c>, then base64url of the bits packed with GZIP.</summary>
    /// <returns>Null for anything else, for fewer entries than the least and for more than a megabyte.</returns>
    public static StatusBits? Decode(string text)
    {
        if (text is not ['u', ..] || Multibase.ReadBase64Url(text.AsSpan(1)) is not { } packed)
        {
            return null;
        }

        var bytes = new byte[MostBytes + 1];
        var read = 0;
        try
        {
            using var unpacked = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            for (int more; read < bytes.Length && (more = unpacked.Read(bytes, read, bytes.Length - read)) > 0;)
            {
                read += more;
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return read is >= Length / 8 and <= MostBytes ? new StatusBits(bytes[..read]) : null;
    }

    /// <summary>The bits as <see cref="Decode"/> reads them.</summary>
    public string Encode()
    {
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            packing.Write(_bytes);
        }

        return "u" + Base64Url.EncodeToString(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }
}
