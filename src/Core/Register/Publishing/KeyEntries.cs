// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register;

/// <summary>States which keys sign for the installation, and since and until when.</summary>
public sealed class KeyEntries(IKeyStore keys) : IEntrySource
{
    /// <inheritdoc/>
    public string Name => "keys";

    /// <inheritdoc/>
    public async Task<EntryBatch> ReadAsync(long after, CancellationToken ct)
    {
        // The store lists every key it ever made, in the order of their beginnings, and a key retires once: so many of each are a place.
        var all = await keys.ListAsync(ct);
        var drafts = all.Select(Added).Concat(all.Where(key => key.RetiredAt is not null).Select(Retired)).ToList();
        return new EntryBatch(drafts.Count == after ? [] : Sequence.From(drafts), drafts.Count);
    }

    private static EntryDraft Added(TrustedKey key) => new(
        $"key-added-{key.Key.Id}",
        EntryType.KeyAdded,
        Subject(key),
        Day(key.From),
        key.From,
        Json.Object(
            ("algorithm", ((Json.Text)key.Key.ToJson()["algorithm"]!).Value),
            ("public_key", Convert.ToBase64String(key.Key.PublicKey.AsSpan())),
            ("purpose", key.Purpose)));

    private static EntryDraft Retired(TrustedKey key) => new(
        $"key-retired-{key.Key.Id}", EntryType.KeyRetired, Subject(key), Day(key.RetiredAt!.Value), key.RetiredAt.Value, Json.Object());

    private static EntrySubject Subject(TrustedKey key) => EntrySubject.Of(SubjectKind.Key, key.Key.Id.Value);

    private static LocalDate Day(Instant at) => RomeTime.DayOf(at);
}
