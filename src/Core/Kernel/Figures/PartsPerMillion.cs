// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;

namespace Filiera.Kernel;

/// <summary>A limit or share in whole parts per million: 3 % is 30,000.</summary>
/// <remarks>Limits are stored and compared in this unit; percentages exist on screens only. <c>default</c> is zero.</remarks>
public readonly record struct PartsPerMillion : IComparable<PartsPerMillion>
{
    /// <param name="value">Zero or more; one whole is 1,000,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public PartsPerMillion(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>The parts, out of a million.</summary>
    public long Value { get; }

    /// <summary>The limit written as a percentage with at most four decimals.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, finer than one part per million, or beyond what a <see cref="long"/> holds.</exception>
    public static PartsPerMillion FromPercent(decimal percent)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, long.MaxValue / 10_000m);
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        var parts = percent * 10_000m;
        return parts == decimal.Truncate(parts)
            ? new PartsPerMillion((long)parts)
            : throw new ArgumentOutOfRangeException(nameof(percent), percent, "Finer than one part per million.");
    }

    /// <inheritdoc/>
    public int CompareTo(PartsPerMillion other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture) + " ppm";
}
