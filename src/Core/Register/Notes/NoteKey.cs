// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>A named Ed25519 key that signs notes: name, what it signs and the public half (C2SP signed-note, "vkey").</summary>
public sealed record NoteKey
{
    private const int LongestText = 1_000;

    /// <param name="name">Not empty, without spaces or plus signs; by custom an address without its scheme.</param>
    /// <param name="kind">What the key signs.</param>
    /// <param name="key">An Ed25519 key.</param>
    /// <exception cref="ArgumentException">Not such a name, or another algorithm.</exception>
    public NoteKey(string name, NoteKeyKind kind, VerificationKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!IsName(name) || key.Algorithm != SignatureAlgorithm.Ed25519)
        {
            throw new ArgumentException("A note is signed by a named Ed25519 key.", nameof(name));
        }

        (Name, Kind, Key) = (name, kind, key);
        Id = IdOf(name, kind, key.PublicKey.AsSpan());
    }

    /// <summary>The name that stands in each signature line.</summary>
    public string Name { get; }

    /// <summary>What the key signs.</summary>
    public NoteKeyKind Kind { get; }

    /// <summary>The public half.</summary>
    public VerificationKey Key { get; }

    /// <summary>Four bytes that find the key among others; never a proof of it.</summary>
    public uint Id { get; }

    /// <summary>Reads <c>name+id+base64</c>.</summary>
    /// <returns>The key, or <see cref="NoteKeyUnreadable"/>.</returns>
    public static Result<NoteKey> Parse(string? text)
    {
        if (text is null || text.Length > LongestText || text.Split('+', 3) is not [var name, var id, var key]
            || !IsName(name) || StrictBase64.Read(key) is not [var kind, .. { Length: 32 } publicKey]
            || kind is not ((byte)NoteKeyKind.Ed25519 or (byte)NoteKeyKind.Cosignature))
        {
            return new NoteKeyUnreadable();
        }

        var read = new NoteKey(name, (NoteKeyKind)kind, new VerificationKey(SignatureAlgorithm.Ed25519, publicKey));
        return id == read.IdText ? read : new NoteKeyUnreadable();
    }

    /// <summary>True for a text that can name a key.</summary>
    public static bool IsName(string? name) => name is { Length: > 0 } && !name.Any(c => char.IsWhiteSpace(c) || c is < ' ' or '+');

    /// <summary>The key as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => $"{Name}+{IdText}+{Convert.ToBase64String([(byte)Kind, .. Key.PublicKey.AsSpan()])}";

    private string IdText => Id.ToString("x8", CultureInfo.InvariantCulture);

    private static uint IdOf(string name, NoteKeyKind kind, ReadOnlySpan<byte> publicKey) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', (byte)kind, .. publicKey]));
}
