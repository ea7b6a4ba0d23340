// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>A gate's report as JSON.</summary>
public static class GateReportJson
{
    /// <summary>Writes a report.</summary>
    public static Json.Map Write(GateReport report) => Json.Object(
        ("at", Text(report.At)),
        ("book", report.Book is { } book ? book.ToString() : Json.Null),
        ("book_since", report.BookSince is { } since ? Text(since) : Json.Null),
        ("campaigns", report.Campaigns),
        ("opt_outs_to_enter", report.OptOutsToEnter),
        ("position", report.Position),
        ("process", report.Process),
        ("refused", report.Refused is { } refused ? refused : Json.Null),
        ("remembered", report.Remembered),
        ("replicas", Json.Array(report.Replicas.Select(replica => (Json)Json.Object(
            ("heard_at", Text(replica.HeardAt)), ("key", replica.Key), ("position", replica.Position))))),
        ("role", report.Role.ToString()),
        ("since", Text(report.Since)),
        ("state", report.State.ToString()));

    /// <summary>Reads a report; null for what is none.</summary>
    public static GateReport? Read(Json json)
    {
        if (json is not Json.Map map
            || map["process"] is not Json.Text { Value: var process }
            || map["role"] is not Json.Text { Value: var roleName } || !Enum.TryParse<GateRole>(roleName, out var role)
            || map["state"] is not Json.Text { Value: var stateName } || !Enum.TryParse<DialState>(stateName, out var state)
            || map["replicas"] is not Json.List replicas
            || InstantOf(map["at"]) is not { } at || InstantOf(map["since"]) is not { } since)
        {
            return null;
        }

        var seen = replicas.Items.OfType<Json.Map>()
            .Select(one => one["key"] is Json.Text { Value: var key } && InstantOf(one["heard_at"]) is { } heard
                ? new GateReplica(key, Number(one["position"]), heard)
                : null)
            .OfType<GateReplica>();
        return new GateReport(
            process, at, since, role, state,
            map["book"] is Json.Text { Value: var digest } && ContentHash.TryParse(digest, out var book) ? book : null,
            InstantOf(map["book_since"]),
            (int)Number(map["campaigns"]),
            Number(map["position"]),
            Number(map["remembered"]),
            (int)Number(map["opt_outs_to_enter"]),
            map["refused"] is Json.Text { Value: var refused } ? refused : null,
            Sequence.From(seen));
    }

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);

    private static long Number(Json? json) => json is Json.Integer { Value: var number } ? number : 0;

    private static Instant? InstantOf(Json? json) =>
        json is Json.Text { Value: var text } && InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var instant } ? instant : null;
}
