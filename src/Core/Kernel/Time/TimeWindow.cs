// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Kernel;

/// <summary>A span of a day's clock: from a time, included, to a later time, excluded; it never crosses midnight.</summary>
/// <remarks>From midnight to midnight, as in <c>default</c>, is the whole day; there is no empty window.</remarks>
public readonly record struct TimeWindow
{
    /// <param name="from">First time inside.</param>
    /// <param name="to">First time outside again; midnight means the end of the day.</param>
    /// <exception cref="ArgumentException">The end is not after the start.</exception>
    public TimeWindow(LocalTime from, LocalTime to)
    {
        if (to != LocalTime.Midnight && to <= from)
        {
            throw new ArgumentException("A window ends after it starts, on the same day.", nameof(to));
        }

        From = from;
        To = to;
    }

    /// <summary>First time inside.</summary>
    public LocalTime From { get; }

    /// <summary>First time outside again; midnight means the end of the day.</summary>
    public LocalTime To { get; }

    /// <summary>True from <see cref="From"/>, included, to <see cref="To"/>, excluded.</summary>
    public bool Contains(LocalTime time) => time >= From && (To == LocalTime.Midnight || time < To);

    /// <inheritdoc/>
    public override string ToString() => To == LocalTime.Midnight
        ? FormattableString.Invariant($"{From:HH:mm}-24:00")
        : FormattableString.Invariant($"{From:HH:mm}-{To:HH:mm}");
}
