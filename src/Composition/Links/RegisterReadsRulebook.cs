// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using Filiera.Kernel;
using Filiera.Register;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Composition;

/// <summary>States in the register which rules the installation measures with.</summary>
public sealed class RegisterReadsRulebook(RuleCatalogue catalogue, IClock clock) : IEntrySource
{
    private static readonly EntrySubject Rules = EntrySubject.Of(SubjectKind.Rules, "rulebook");

    /// <inheritdoc/>
    public string Name => "rulebook";

    /// <inheritdoc/>
    public Task<EntryBatch> ReadAsync(long after, CancellationToken ct)
    {
        // The place read up to is the beginning of the version's hash: another version is another place.
        var version = catalogue.Version;
        var place = BinaryPrimitives.ReadInt64BigEndian(version.ToArray()) & long.MaxValue;
        if (place == after)
        {
            return Task.FromResult(new EntryBatch([], after));
        }

        var now = clock.GetCurrentInstant();
        var facts = Json.Object(("content_hash", version.ToString()), ("version", "h" + version.ToHex()[..16]));
        return Task.FromResult(new EntryBatch(
            [new EntryDraft("rulebook-" + version.ToHex(), EntryType.RulesPublished, Rules, RomeTime.DayOf(now), now, facts)], place));
    }
}
