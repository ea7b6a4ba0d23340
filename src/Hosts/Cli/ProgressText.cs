// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Operations;

namespace Filiera.Cli;

/// <summary>Progress in words: how much of how much, how fast, and for how long still.</summary>
internal static class ProgressText
{
    // Of so small a part nobody can tell how long the rest takes.
    private const long TooFew = 1000;

    /// <summary>One line.</summary>
    public static string Of(JobProgress reached)
    {
        var estimate = reached.Total is { } all && reached.Done - reached.StartedFrom < all / TooFew ? default : reached.Estimate();
        var of = reached.Total is { } total ? string.Create(CultureInfo.InvariantCulture, $" of {total:#,0}") : "";
        var rate = estimate.PerHour is > 0 and var hourly ? string.Create(CultureInfo.InvariantCulture, $", {hourly / 3600:#,0} a second") : "";
        var left = estimate.Remaining is { } remaining ? $", about {Spoken((long)remaining.TotalSeconds)} left" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{reached.Done:#,0}{of} {reached.Unit}{rate}{left}");
    }

    private static string Spoken(long seconds) => seconds switch
    {
        < 120 => $"{seconds} s",
        < 7200 => $"{(seconds + 59) / 60} min",
        _ => $"{(seconds + 3599) / 3600} h",
    };
}
