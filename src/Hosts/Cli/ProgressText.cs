// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Operations;

namespace Filiera.Cli;

/// <summary>Progress in words: how much of how much, how fast, and for how long still.</summary>
internal static class ProgressText
{
    /// <summary>One line.</summary>
    public static string Of(JobProgress reached)
    {
        var estimate = reached.Estimate();
        var of = reached.Total is { } total ? string.Create(CultureInfo.InvariantCulture, $" of {total:#,0}") : "";
        var rate = estimate.PerHour is > 0 and var hourly ? string.Create(CultureInfo.InvariantCulture, $", {hourly / 3600:#,0} a second") : "";
        var left = estimate.Remaining is { } remaining ? string.Create(CultureInfo.InvariantCulture, $", about {remaining.TotalSeconds:0} s left") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{reached.Done:#,0}{of} {reached.Unit}{rate}{left}");
    }
}
