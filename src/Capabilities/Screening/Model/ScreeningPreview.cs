// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>What a list would come to as things are and, where something was supposed, as they would be. Nothing of it is kept.</summary>
/// <param name="Present">As things are.</param>
/// <param name="Supposed">As supposed, or null.</param>
public sealed record ScreeningPreview(PreviewTally Present, PreviewTally? Supposed)
{
    /// <summary>The reasons whose rows would change, those that change most first; empty where nothing was supposed.</summary>
    public Sequence<ReasonChange> Changes => Supposed is not { } supposed ? [] : Sequence.From(
        Present.Reasons.Concat(supposed.Reasons)
            .Select(reason => (reason.Verdict, reason.Reason))
            .Distinct()
            .Select(reason => new ReasonChange(reason.Verdict, reason.Reason, Rows(Present, reason), Rows(supposed, reason)))
            .Where(change => change.Before != change.After)
            .OrderByDescending(change => Math.Abs(change.After - change.Before))
            .ThenBy(change => change.Verdict)
            .ThenBy(change => change.Reason, StringComparer.Ordinal));

    /// <summary>The canonical form a job gives.</summary>
    public Json ToJson() => Json.Object(("present", Present.ToJson()), ("supposed", Supposed?.ToJson() ?? Json.Null));

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="InvalidCastException">Not that form.</exception>
    public static ScreeningPreview FromJson(Json json)
    {
        var map = (Json.Map)json;
        return new ScreeningPreview(
            PreviewTally.FromJson(map["present"]!), map["supposed"] is Json.Map supposed ? PreviewTally.FromJson(supposed) : null);
    }

    private static long Rows(PreviewTally tally, (Verdict Verdict, string Reason) reason) =>
        tally.Reasons.Where(one => one.Verdict == reason.Verdict && one.Reason == reason.Reason).Sum(one => one.Rows);
}
