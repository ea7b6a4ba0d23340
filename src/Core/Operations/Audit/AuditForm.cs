// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Operations;

/// <summary>The canonical form of an audit entry, and its hash.</summary>
internal static class AuditForm
{
    private const string Format = "filiera-audit/1";

    public static ContentHash Hash(long number, Instant at, Duration clockBehind, AuditAct act, ContentHash previous) =>
        Form(number, at, clockBehind, act, previous).Hash();

    public static Json ToJson(AuditEntry entry)
    {
        var form = Form(entry.Number, entry.At, entry.ClockBehind, entry.Act, entry.Previous);
        return new Json.Map(form.Members.Add("hash", entry.Hash.ToString()));
    }

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
