// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>A list of public keys as a file: how an issuer says which keys are its own.</summary>
/// <remarks>It is worth what the way it came by is worth; nothing in it proves whose keys they are.</remarks>
public static class KeyList
{
    /// <summary>The list as canonical JSON: an object whose one member, <c>keys</c>, holds the keys.</summary>
    public static byte[] Write(IEnumerable<TrustedKey> keys) =>
        Json.Object(("keys", Json.Array(keys.Select(key => (Json)key.ToJson())))).ToCanonicalBytes();

    /// <summary>Reads what <see cref="Write"/> writes, or one key alone; a document that holds more than keys is refused, lest it vouch for itself.</summary>
    /// <returns>The keys, at least one, or <see cref="KeyUnreadable"/> with the place of each that cannot be read.</returns>
    public static Result<Sequence<TrustedKey>> Read(ReadOnlySpan<byte> utf8)
    {
        if (Json.Parse(utf8) is not Result<Json>.Ok { Value: Json.Map map })
        {
            return new KeyUnreadable();
        }

        if (map["keys"] is not Json.List { Items: { IsEmpty: false } items } || map.Members.Count != 1)
        {
            return TrustedKey.Read(map) is Result<TrustedKey>.Ok one
                ? (Sequence<TrustedKey>)[one.Value]
                : new KeyUnreadable();
        }

        var read = items.Select(TrustedKey.Read).ToList();
        var refusals = read
            .Select((result, i) => result is Result<TrustedKey>.Ok ? null : new KeyUnreadable { Where = FormattableString.Invariant($"/keys/{i}") })
            .OfType<Refusal>();
        return refusals.Any()
            ? Sequence.From(refusals)
            : Sequence.From(read.Select(result => result.ValueOrThrow()));
    }
}
