// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Cli;

/// <summary>What a screening came to, in lines or in JSON.</summary>
internal static class ScreeningText
{
    /// <summary>Counts, validity and reasons, most first.</summary>
    public static async Task WriteAsync(TextWriter output, VerdictCounts counts, Sequence<ReasonCount> reasons, Instant? validUntil)
    {
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"rows {counts.Rows} = allow {counts.Allow} + withhold {counts.Withhold} + review {counts.Review} + foreign {counts.Foreign} + duplicate {counts.Duplicate} + unreadable {counts.Unreadable}"));
        await output.WriteLineAsync("valid until " + (validUntil?.ToString() ?? "(nothing expires)"));
        foreach (var reason in reasons.ToArray())
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{reason.Rows,10}  {VerdictNames.Of(reason.Verdict),-10}  {reason.Reason}"));
        }
    }

    /// <summary>The same as members of a JSON object.</summary>
    public static (string, Json)[] Members(VerdictCounts counts, Sequence<ReasonCount> reasons, Instant? validUntil) =>
    [
        ("counts", counts.ToJson()),
        ("reasons", Json.Array(reasons.Select(reason => reason.ToJson()))),
        ("rows", counts.Rows),
        ("valid_until", validUntil is { } until ? until.ToString() : Json.Null),
    ];
}
