// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;

namespace Filiera.Proofs;

/// <summary>Verifies with keys that come again and again, such as a log's: after some uses of the same key object its multiples are kept beside it.</summary>
/// <remarks>165 KB for each such key, gone when the key is; 480 KB once for the base point. The same answers as everywhere else.</remarks>
internal static class Ed25519Often
{
    // Making the multiples costs about as much as eight verifications without them.
    private const int UsesBefore = 16;
    private const int BaseWidth = 8;
    private const int KeyWidth = 6;

    private static readonly Lazy<EdwardsMultiples> Base = new(() => new EdwardsMultiples(EdwardsPoint.Base, BaseWidth));
    private static readonly ConditionalWeakTable<VerificationKey, Use> Uses = [];

    public static bool Verify(VerificationKey key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        var use = Uses.GetValue(key, static _ => new Use());
        var multiples = use.Multiples;
        if (multiples is null && Interlocked.Increment(ref use.Count) == UsesBefore)
        {
            use.Multiples = multiples = Of(key.PublicKey.AsSpan());
        }

        return multiples is null
            ? Ed25519.Verify(key.PublicKey.AsSpan(), message, signature)
            : Verify(multiples, key.PublicKey.AsSpan(), message, signature);
    }

    /// <summary>The multiples of a key's negative; null for bytes that are no point.</summary>
    internal static EdwardsMultiples? Of(ReadOnlySpan<byte> publicKey) =>
        EdwardsPoint.TryRead(publicKey, out var point) ? new EdwardsMultiples(-point, KeyWidth) : null;

    internal static bool Verify(EdwardsMultiples negative, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (!Ed25519.IsAdmitted(publicKey, signature))
        {
            return false;
        }

        Span<byte> k = stackalloc byte[32];
        EdwardsVerifier.Challenge(publicKey, message, signature, k);
        var sum = EdwardsPoint.Identity;
        Base.Value.Add(ref sum, signature[32..]);
        negative.Add(ref sum, k);
        Span<byte> r = stackalloc byte[32];
        sum.Write(r);
        return r.SequenceEqual(signature[..32]);
    }

    private sealed class Use
    {
        public int Count;

        public EdwardsMultiples? Multiples { get; set; }
    }
}
