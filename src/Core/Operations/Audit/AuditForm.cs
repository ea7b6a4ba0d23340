// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Operations;

/// <summary>The canonical form of an audit entry: written, hashed and read.</summary>
internal static class AuditForm
{
    public const string Format = "filiera-audit/1";

    public static ContentHash Hash(long number, Instant at, Duration clockBehind, AuditAct act, ContentHash previous) =>
        Form(number, at, clockBehind, act, previous).Hash();

    public static Json ToJson(AuditEntry entry)
    {
        var form = Form(entry.Number, entry.At, entry.ClockBehind, entry.Act, entry.Previous);
        return new Json.Map(form.Members.Add("hash", entry.Hash.ToString()));
    }

    /// <summary>Reads what <see cref="ToJson"/> writes. The hash is taken as written: <see cref="AuditChain"/> checks it.</summary>
    public static Result<AuditEntry> Read(ReadOnlySpan<byte> line)
    {
        if (Json.Parse(line) is not Result<Json>.Ok { Value: Json.Map { Members.Count: 11 } map }
            || map["number"] is not Json.Integer number
            || map["at_us"] is not Json.Integer at
            || map["clock_behind_us"] is not Json.Integer behind
            || map["details"] is not { } details
            || Text(map, "format") != Format
            || !ContentHash.TryParse(Text(map, "previous"), out var previous)
            || !ContentHash.TryParse(Text(map, "hash"), out var hash)
            || ActOf(map, details) is not { } act)
        {
            return new AuditEntryUnreadable();
        }

        return InRange(at.Value) && InRange(behind.Value)
            ? new AuditEntry(number.Value, UtcMicroseconds.ToInstant(at.Value), Duration.FromTicks(behind.Value * 10), act, previous, hash)
            : new AuditEntryUnreadable();
    }

    // NodaTime's instants end with the year 9999.
    private static bool InRange(long microseconds) => microseconds is >= 0 and < 253_402_300_800_000_000;

    private static AuditAct? ActOf(Json.Map map, Json details) =>
        Actor.TryParse(Text(map, "actor"), out var by)
        && Text(map, "verb") is { } verb && KebabCase.Is(verb)
        && Text(map, "subject_kind") is { } kind && KebabCase.Is(kind)
        && Text(map, "subject_id") is { Length: > 0 and <= 200 } id
            ? new AuditAct(by, verb, kind, id, details)
            : null;

    private static string? Text(Json.Map map, string name) => (map[name] as Json.Text)?.Value;

    private static Json.Map Form(long number, Instant at, Duration clockBehind, AuditAct act, ContentHash previous) => Json.Object(
        ("actor", act.By.ToString()),
        ("at_us", UtcMicroseconds.From(at)),
        ("clock_behind_us", clockBehind.BclCompatibleTicks / 10),
        ("details", act.Details),
        ("format", Format),
        ("number", number),
        ("previous", previous.ToString()),
        ("subject_id", act.SubjectId),
        ("subject_kind", act.SubjectKind),
        ("verb", act.Verb));
}
