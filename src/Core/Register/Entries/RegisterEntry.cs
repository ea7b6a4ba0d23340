// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Register;

/// <summary>One statement of the register, as it stands in the log for good: canonical JSON of one closed form, below 4 KiB.</summary>
/// <remarks>Nothing in it has room for free text; people are committed to, never named. What is wrong is corrected by a later entry.</remarks>
public sealed record RegisterEntry
{
    /// <summary>Longest entry, in bytes.</summary>
    public const int LargestSize = 4095;

    private const long Version = 1;

    private RegisterEntry(EntryType type, EntrySubject subject, ContentHash? previous, LocalDate effective, Instant recorded, Json.Map facts) =>
        (Type, Subject, Previous, Effective, Recorded, Facts) = (type, subject, previous, effective, recorded, facts);

    /// <summary>What it states.</summary>
    public EntryType Type { get; }

    /// <summary>What it states, as it is written: kebab-case.</summary>
    public string TypeName => EntryWords<EntryType>.Name(Type);

    /// <summary>Of whom or what.</summary>
    public EntrySubject Subject { get; }

    /// <summary>The leaf hash of the entry before it of the same subject; null for the first.</summary>
    public ContentHash? Previous { get; }

    /// <summary>The day from which it holds; may lie before or after it was recorded.</summary>
    public LocalDate Effective { get; }

    /// <summary>When it was recorded, in whole seconds.</summary>
    public Instant Recorded { get; }

    /// <summary>What the type calls for, and nothing else.</summary>
    public Json.Map Facts { get; }

    /// <summary>The place in the map where this entry now speaks; null where it does not, as bands do not speak for the firm they are about.</summary>
    public MapKey? KeyInMap => Type == EntryType.EvidenceBandsStated ? null
        : Subject.IsCommitted
        ? Facts[EntryForm.MapKeyField] is Json.Text key ? new MapKey(ContentHash.Parse(key.Value)) : null
        : Subject.KeyInMap;

    /// <summary>The organisations it names elsewhere than as its subject, each once.</summary>
    public Sequence<EntrySubject> Mentions => Sequence.From(Facts.Members.Values.OfType<Json.Text>()
        .Select(text => EntrySubject.TryParse(text.Value, out var subject) ? subject : default)
        .Where(subject => subject.Id is not null && subject != Subject && subject.Kind is (SubjectKind.Organisation or SubjectKind.OrganisationCommitted))
        .Distinct());

    /// <summary>The hash by which the log and later entries know it.</summary>
    public ContentHash LeafHash => MerkleHash.Leaf(ToBytes());

    /// <summary>Makes an entry.</summary>
    /// <param name="type">What it states.</param>
    /// <param name="subject">Of whom or what.</param>
    /// <param name="previous">The leaf hash of the entry before it of the same subject; null for the first.</param>
    /// <param name="effective">The day from which it holds.</param>
    /// <param name="recorded">When; cut to the second.</param>
    /// <param name="facts">What the type calls for.</param>
    /// <returns>The entry, or <see cref="EntryUnreadable"/>.</returns>
    public static Result<RegisterEntry> Create(
        EntryType type, EntrySubject subject, ContentHash? previous, LocalDate effective, Instant recorded, Json.Map facts)
    {
        var entry = new RegisterEntry(type, subject, previous, effective, Instant.FromUnixTimeSeconds(recorded.ToUnixTimeSeconds()), facts);
        if (EntryForm.Of(type).Problem(subject, facts) is { } problem)
        {
            return new EntryUnreadable(problem);
        }

        return entry.ToBytes().Length > LargestSize ? new EntryUnreadable("it is longer than 4095 bytes") : entry;
    }

    /// <summary>Makes an entry from its draft, after the one before it of the same subject.</summary>
    /// <remarks>Somebody committed to who has a place in the map keeps it: the newest entry speaks there, whether or not its draft says so.</remarks>
    /// <returns>The entry, or <see cref="EntryUnreadable"/>.</returns>
    public static Result<RegisterEntry> After(RegisterEntry? previous, EntryDraft draft)
    {
        var facts = draft.Subject.IsCommitted && draft.Facts[EntryForm.MapKeyField] is null && previous?.Facts[EntryForm.MapKeyField] is { } key
            ? new Json.Map(draft.Facts.Members.Add(EntryForm.MapKeyField, key))
            : draft.Facts;
        return Create(draft.Type, draft.Subject, previous?.LeafHash, draft.Effective, draft.Recorded, facts);
    }

    /// <summary>Reads an entry, strictly: whatever <see cref="ToBytes"/> would write otherwise is refused.</summary>
    /// <returns>The entry, or <see cref="EntryUnreadable"/>.</returns>
    public static Result<RegisterEntry> Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LargestSize)
        {
            return new EntryUnreadable("it is longer than 4095 bytes");
        }

        if (Json.Parse(bytes) is not Result<Json>.Ok { Value: Json.Map map } || !bytes.SequenceEqual(map.ToCanonicalBytes()))
        {
            return new EntryUnreadable("it is not one object of canonical JSON");
        }

        var hasPrevious = map["prev"] is not null;
        if (map.Members.Count != (hasPrevious ? 7 : 6) || map["v"] is not Json.Integer { Value: Version } || map["facts"] is not Json.Map facts)
        {
            return new EntryUnreadable("it does not have the members of an entry");
        }

        ContentHash previous = default;
        if (!EntryWords<EntryType>.TryRead(Text(map, "type"), out var type)
            || !EntrySubject.TryParse(Text(map, "subject"), out var subject)
            || (hasPrevious && !ContentHash.TryParse(Text(map, "prev"), out previous)))
        {
            return new EntryUnreadable("its type, subject or predecessor is unknown or malformed");
        }

        var (effective, recorded) = (LocalDatePattern.Iso.Parse(Text(map, "effective")), InstantPattern.General.Parse(Text(map, "recorded")));
        if (!effective.Success || !recorded.Success)
        {
            return new EntryUnreadable("its dates are malformed");
        }

        var created = Create(type, subject, hasPrevious ? previous : null, effective.Value, recorded.Value, facts);
        return created is Result<RegisterEntry>.Ok { Value: var entry } && !entry.ToBytes().AsSpan().SequenceEqual(bytes)
            ? new EntryUnreadable("a value in it is not written in its one form")
            : created;
    }

    /// <summary>The canonical bytes, as they stand in the log.</summary>
    public byte[] ToBytes()
    {
        var map = Json.Object(
            ("effective", LocalDatePattern.Iso.Format(Effective)),
            ("facts", Facts),
            ("recorded", InstantPattern.General.Format(Recorded)),
            ("subject", Subject.ToString()),
            ("type", EntryWords<EntryType>.Name(Type)),
            ("v", Version));
        return (Previous is { } previous ? new Json.Map(map.Members.Add("prev", previous.ToString())) : map).ToCanonicalBytes();
    }

    private static string Text(Json.Map map, string name) => map[name] is Json.Text text ? text.Value : "";
}
