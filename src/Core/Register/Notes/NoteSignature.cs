// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>One signature line of a note, of a key known or unknown.</summary>
/// <param name="Name">The name of the key.</param>
/// <param name="KeyId">Four bytes that find the key among those of that name.</param>
/// <param name="Bytes">What the key made: its meaning depends on the key alone.</param>
public sealed record NoteSignature(string Name, uint KeyId, Sequence<byte> Bytes)
{
    private const int Ed25519Size = 64;
    private const int TimeSize = sizeof(ulong);

    /// <summary>When a cosignature says it was made, in whole seconds since 1970; null for anything that is not one of that length and a time that can be.</summary>
    public long? CosignedAtSeconds => Bytes.Count == TimeSize + Ed25519Size
        && BinaryPrimitives.ReadInt64BigEndian(Bytes.AsSpan()) is var seconds and >= 0
        ? seconds
        : null;

    /// <summary>True when name and identifier are those of the key; the signature may still not fit.</summary>
    public bool Names(NoteKey key) => Name == key.Name && KeyId == key.Id;

    /// <summary>True when this is that key's signature over that text; false for anything malformed.</summary>
    public bool IsBy(NoteKey key, string text) => Names(key) && key.Kind switch
    {
        NoteKeyKind.Ed25519 => key.Key.Verify(Encoding.UTF8.GetBytes(text), Bytes.AsSpan()),
        NoteKeyKind.Cosignature => CosignedAtSeconds is { } at && key.Key.Verify(Cosigned(text, at), Bytes.AsSpan()[TimeSize..]),
        _ => false,
    };

    /// <summary>The bytes that a cosigner signs.</summary>
    internal static byte[] Cosigned(string text, long seconds) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {seconds}\n{text}"));

    /// <summary>The line, without its newline.</summary>
    internal string ToLine()
    {
        var bytes = new byte[sizeof(uint) + Bytes.Count];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Bytes.AsSpan().CopyTo(bytes.AsSpan(sizeof(uint)));
        return $"{Start}{Name} {Convert.ToBase64String(bytes)}";
    }

    /// <summary>Reads a line, without its newline; null for anything else.</summary>
    internal static NoteSignature? Parse(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith(Start, StringComparison.Ordinal))
        {
            return null;
        }

        line = line[Start.Length..];
        var space = line.IndexOf(' ');
        return space > 0 && line[..space].ToString() is var name && NoteKey.IsName(name)
            && StrictBase64.Read(line[(space + 1)..]) is { Length: > sizeof(uint) } bytes
            ? new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), Sequence.Create<byte>(bytes.AsSpan(sizeof(uint))))
            : null;
    }

    private const string Start = "\u2014 ";
}
