// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>How many callable rows may be relied on until when.</summary>
/// <param name="Until">The first instant at which they may no longer be called, cut to the hour before; null when nothing expires.</param>
/// <param name="Rows">Rows allowed until then.</param>
public sealed record ValidityCount(Instant? Until, long Rows)
{
    /// <summary>The hour in which an end of validity falls: never later than the end itself.</summary>
    public static Instant Floor(Instant until) =>
        Instant.FromUnixTimeSeconds(until.ToUnixTimeSeconds() - (((until.ToUnixTimeSeconds() % 3600) + 3600) % 3600));

    /// <summary>The canonical form kept with the screening.</summary>
    public Json ToJson() => Json.Object(
        ("rows", Rows), ("until", Until is { } until ? InstantPattern.ExtendedIso.Format(until) : Json.Null));

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="InvalidCastException">Not that form.</exception>
    public static ValidityCount FromJson(Json json)
    {
        var map = (Json.Map)json;
        return new ValidityCount(
            map["until"] is Json.Text until ? InstantPattern.ExtendedIso.Parse(until.Value).GetValueOrThrow() : null,
            ((Json.Integer)map["rows"]!).Value);
    }
}
