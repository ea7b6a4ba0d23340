// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Text;
using System.Xml;

namespace Filiera.Register;

/// <summary>Credentials inside pictures, as Open Badges 3.0 bakes them: in an <c>iTXt</c> chunk of a PNG, in an element of an SVG.</summary>
public static class BakedBadge
{
    private const string Namespace = "https://purl.imsglobal.org/ob/v3p0";

    private static ReadOnlySpan<byte> PngHead => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    private static ReadOnlySpan<byte> Keyword => "openbadgecredential\0"u8;

    /// <summary>True for what begins as a PNG begins.</summary>
    public static bool IsPng(ReadOnlySpan<byte> bytes) => bytes.StartsWith(PngHead);

    /// <summary>The text baked into a PNG; null when there is none, or several, or it is packed.</summary>
    public static byte[]? FromPng(ReadOnlySpan<byte> png)
    {
        byte[]? found = null;
        png = png[PngHead.Length..];
        while (png.Length >= 12)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png);
            if (length > png.Length - 12)
            {
                return null;
            }

            var chunk = png.Slice(4, (int)length + 4);
            if (BinaryPrimitives.ReadUInt32BigEndian(png[((int)length + 8)..]) != Crc(chunk))
            {
                return null;
            }

            if (chunk.StartsWith("iTXt"u8) && chunk[4..].StartsWith(Keyword))
            {
                // Not packed: a flag and a method of zero; then language and translated keyword, both of which end in a zero byte.
                var rest = chunk[(4 + Keyword.Length)..];
                if (found is not null || rest is not [0, 0, ..] || rest[2..].IndexOf((byte)0) is var language && language < 0
                    || rest[(3 + language)..].IndexOf((byte)0) is var translated && translated < 0)
                {
                    return null;
                }

                found = Artefact.Trim(rest[(4 + language + translated)..]).ToArray();
            }

            png = png[((int)length + 12)..];
        }

        return found is [(byte)'{', ..] or [(byte)'e', (byte)'y', ..] ? found : null;
    }

    /// <summary>Puts a text into a PNG before its last chunk.</summary>
    /// <exception cref="ArgumentException">Not a PNG that ends as one ends.</exception>
    public static byte[] IntoPng(ReadOnlySpan<byte> png, ReadOnlySpan<byte> text)
    {
        if (!IsPng(png) || png.Length < 20 || !png[^8..^4].SequenceEqual("IEND"u8))
        {
            throw new ArgumentException("Not a PNG.", nameof(png));
        }

        byte[] chunk = [.. "iTXt"u8, .. Keyword, 0, 0, 0, 0, .. text];
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(number, chunk.Length - 4);
        BinaryPrimitives.WriteUInt32BigEndian(number[4..], Crc(chunk));
        return [.. png[..^12], .. number[..4], .. chunk, .. number[4..], .. png[^12..]];
    }

    /// <summary>The text baked into an SVG; null when there is none, or it is no XML, or it declares entities.</summary>
    internal static byte[]? FromSvg(ReadOnlySpan<byte> svg)
    {
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(svg.ToArray()),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = Artefact.LargestSize });
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "credential" && reader.NamespaceURI == Namespace)
                {
                    var text = reader.GetAttribute("verify") is { Length: > 0 } token ? token : reader.ReadElementContentAsString();
                    return Encoding.UTF8.GetBytes(text.Trim());
                }
            }
        }
        catch (XmlException)
        {
            // Not well formed, or with a document type.
        }

        return null;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
