// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register.Tests;

/// <summary>Keys that are the same in every run, and a checkpoint signed by one log and two witnesses.</summary>
internal static class NoteBed
{
    public const string Origin = "log.example/prova";

    public static readonly Instant At = Instant.FromUtc(2026, 11, 20, 9, 30, 15);

    public static readonly NoteSigner Log = Signer(Origin, NoteKeyKind.Ed25519, 1);

    public static readonly NoteSigner First = Signer("witness.example/uno", NoteKeyKind.Cosignature, 2);

    public static readonly NoteSigner Second = Signer("witness.example/due", NoteKeyKind.Cosignature, 3);

    public static readonly Checkpoint Checkpoint = new(Origin, 4_242, MerkleHash.Leaf("root"u8));

    public static NoteSigner Signer(string name, NoteKeyKind kind, byte seed) =>
        new(name, kind, SigningKey.FromSecret(SignatureAlgorithm.Ed25519, Enumerable.Repeat(seed, 32).ToArray()).ValueOrThrow());

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
