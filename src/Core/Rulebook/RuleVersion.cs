// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;

namespace Filiera.Rulebook;

/// <summary>Which wording of a rule: 1, 2, 3… A changed parameter, severity or date is a new version.</summary>
/// <remarks><c>default</c> is zero and no version.</remarks>
public readonly record struct RuleVersion : IComparable<RuleVersion>
{
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public RuleVersion(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        Number = number;
    }

    /// <summary>One or more; zero for <c>default</c> only.</summary>
    public int Number { get; }

    /// <inheritdoc/>
    public int CompareTo(RuleVersion other) => Number.CompareTo(other.Number);

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);
}
