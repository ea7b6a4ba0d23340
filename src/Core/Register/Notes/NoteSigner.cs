// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register;

/// <summary>Signs notes under a name.</summary>
public sealed class NoteSigner
{
    private readonly ISigner _signer;

    /// <param name="name">The name in the signature line.</param>
    /// <param name="kind">What is signed.</param>
    /// <param name="signer">An Ed25519 key; stays the caller's to dispose.</param>
    /// <exception cref="ArgumentException">Not a name, or another algorithm.</exception>
    public NoteSigner(string name, NoteKeyKind kind, ISigner signer)
    {
        _signer = signer;
        Key = new NoteKey(name, kind, signer.Key);
    }

    /// <summary>The public half with its name.</summary>
    public NoteKey Key { get; }

    /// <summary>Signs a text that ends in a newline.</summary>
    /// <param name="text">The text of the note.</param>
    /// <param name="at">When, to the second; only a cosignature says so.</param>
    public NoteSignature Sign(string text, Instant at)
    {
        if (Key.Kind == NoteKeyKind.Ed25519)
        {
            return new NoteSignature(Key.Name, Key.Id, Sequence.Create<byte>(_signer.Sign(Encoding.UTF8.GetBytes(text))));
        }

        var seconds = at.ToUnixTimeSeconds();
        ArgumentOutOfRangeException.ThrowIfNegative(seconds, nameof(at));
        var bytes = new byte[sizeof(long) + 64];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seconds);
        _signer.Sign(NoteSignature.Cosigned(text, seconds)).CopyTo(bytes, sizeof(long));
        return new NoteSignature(Key.Name, Key.Id, Sequence.Create<byte>(bytes));
    }
}
