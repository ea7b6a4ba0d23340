// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Kernel;

/// <summary>An exact ratio of two counts, such as silent calls over connected calls.</summary>
/// <remarks>
/// A ratio over zero cases is <em>undefined</em>, which is not the same as zero; <c>default</c> is undefined.
/// Ratios are pooled by adding counts, never by averaging percentages.
/// </remarks>
public readonly record struct Ratio
{
    /// <param name="cases">Cases counted, from zero to <paramref name="outOf"/>.</param>
    /// <param name="outOf">All cases looked at, zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or there are more cases than were looked at.</exception>
    public Ratio(long cases, long outOf)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cases);
        ArgumentOutOfRangeException.ThrowIfLessThan(outOf, cases);
        Cases = cases;
        OutOf = outOf;
    }

    /// <summary>The cases counted.</summary>
    public long Cases { get; }

    /// <summary>All cases looked at.</summary>
    public long OutOf { get; }

    /// <summary>False when nothing was looked at: then the ratio says nothing.</summary>
    public bool IsDefined => OutOf > 0;

    /// <summary>Pools two ratios by adding their counts.</summary>
    public static Ratio operator +(Ratio left, Ratio right) =>
        new(checked(left.Cases + right.Cases), checked(left.OutOf + right.OutOf));

    /// <summary>True when strictly above <paramref name="limit"/>; a ratio equal to it complies.</summary>
    /// <exception cref="InvalidOperationException">The ratio is undefined: handle "no cases" first.</exception>
    public bool Exceeds(PartsPerMillion limit) => CompareTo(limit) > 0;

    /// <summary>True when strictly below <paramref name="floor"/>; a ratio equal to it complies.</summary>
    /// <exception cref="InvalidOperationException">The ratio is undefined: handle "no cases" first.</exception>
    public bool FallsShortOf(PartsPerMillion floor) => CompareTo(floor) < 0;

    /// <summary>The ratio in whole parts per million, rounded half to even; for screens, never for a verdict.</summary>
    /// <exception cref="InvalidOperationException">The ratio is undefined.</exception>
    public PartsPerMillion Rounded()
    {
        Require();
        var (whole, rest) = Int128.DivRem((Int128)Cases * 1_000_000, OutOf);
        var twice = rest * 2;
        var up = twice > OutOf || (twice == OutOf && Int128.IsOddInteger(whole));
        return new PartsPerMillion((long)whole + (up ? 1 : 0));
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Cases}/{OutOf}");

    private int CompareTo(PartsPerMillion other)
    {
        Require();
        return ((Int128)Cases * 1_000_000).CompareTo((Int128)OutOf * other.Value);
    }

    private void Require()
    {
        if (!IsDefined)
        {
            throw new InvalidOperationException("No cases: the ratio is undefined.");
        }
    }
}
