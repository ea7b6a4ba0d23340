// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>What a list would come to.</summary>
/// <param name="AsOf">The instant it is judged at.</param>
/// <param name="RulebookVersion">The version of the rules, with the choices recorded or supposed.</param>
/// <param name="Counts">Rows by verdict.</param>
/// <param name="Reasons">Rows by verdict and reason, most first.</param>
/// <param name="ValidUntil">The first instant at which some allow would no longer hold, or null.</param>
public sealed record PreviewTally(
    Instant AsOf, ContentHash RulebookVersion, VerdictCounts Counts, Sequence<ReasonCount> Reasons, Instant? ValidUntil)
{
    /// <summary>The canonical form a job gives.</summary>
    public Json ToJson() => Json.Object(
        ("as_of", InstantPattern.ExtendedIso.Format(AsOf)),
        ("counts", Counts.ToJson()),
        ("reasons", Json.Array(Reasons.Select(reason => reason.ToJson()))),
        ("rulebook", RulebookVersion.ToString()),
        ("valid_until", ValidUntil is { } until ? InstantPattern.ExtendedIso.Format(until) : Json.Null));

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="InvalidCastException">Not that form.</exception>
    public static PreviewTally FromJson(Json json)
    {
        var map = (Json.Map)json;
        var counts = (Json.Map)map["counts"]!;
        return new PreviewTally(
            InstantPattern.ExtendedIso.Parse(((Json.Text)map["as_of"]!).Value).GetValueOrThrow(),
            ContentHash.Parse(((Json.Text)map["rulebook"]!).Value),
            new VerdictCounts(
                Rows(Verdict.Allow), Rows(Verdict.Withhold), Rows(Verdict.Review), Rows(Verdict.Foreign), Rows(Verdict.Duplicate), Rows(Verdict.Unreadable)),
            Sequence.From(((Json.List)map["reasons"]!).Items.Select(ReasonCount.FromJson)),
            map["valid_until"] is Json.Text until ? InstantPattern.ExtendedIso.Parse(until.Value).GetValueOrThrow() : null);

        long Rows(Verdict verdict) => ((Json.Integer)counts[VerdictNames.Of(verdict)]!).Value;
    }
}
