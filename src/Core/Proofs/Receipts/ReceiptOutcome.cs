// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>What a receipt says of one row.</summary>
/// <remarks>Everything is written as in the files that come out, so that they and the receipt say it in the same letters.</remarks>
/// <param name="Verdict">The verdict's public name.</param>
/// <param name="Reasons">Every reason, in the order of the file.</param>
/// <param name="ValidUntil">Until when the row may be called, such as <c>2026-12-05T09:30:00+01:00</c>; null where nothing stands there.</param>
public sealed record ReceiptOutcome(string Verdict, Sequence<string> Reasons, string? ValidUntil)
{
    /// <summary>Bytes in <see cref="Digest"/>.</summary>
    public const int DigestSize = 10;

    /// <summary>The canonical form.</summary>
    public Json.Map ToJson() => Json.Object(
        ("reasons", Json.Array(Reasons.Select(reason => (Json)reason))),
        ("valid_until", ValidUntil is { } until ? until : Json.Null),
        ("verdict", Verdict));

    /// <summary>The first ten bytes of the SHA-256 of the canonical form.</summary>
    public byte[] Digest() => SHA256.HashData(ToJson().ToCanonicalBytes())[..DigestSize];
}
