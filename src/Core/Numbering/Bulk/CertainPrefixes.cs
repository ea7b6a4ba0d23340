// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Numbering;

/// <summary>Which national numbers are a subscriber's beyond doubt, by their first four digits and their length: the plan, flattened.</summary>
/// <remarks>
/// A bit is set only where every number with these first digits and this length is read as itself, whatever follows. Where the plan
/// is finer than four digits, or two readings stand, no bit is set and the whole reading decides.
/// </remarks>
internal sealed class CertainPrefixes
{
    /// <summary>The fewest national digits told apart.</summary>
    public const int Fewest = 6;

    /// <summary>The most national digits told apart.</summary>
    public const int Most = 10;

    /// <summary>The first bit for numbers written after +39 or 0039.</summary>
    public const int AfterCountry = 0;

    /// <summary>The first bit for numbers written without a country code.</summary>
    public const int Bare = Lengths;

    /// <summary>The first bit for numbers written after 39 without a plus.</summary>
    public const int AfterBareCountry = 2 * Lengths;

    private const int Lengths = Most - Fewest + 1;
    private const int Prefixes = 10_000;

    private readonly PlanRange[] _ranges;

    private CertainPrefixes(NumberingPlan plan)
    {
        _ranges = [.. plan.Ranges.Where(range => range.IsInPlan(plan.AsOf))];
        Bits = new ushort[Prefixes];
        for (var prefix = 0; prefix < Prefixes; prefix++)
        {
            Bits[prefix] = BitsOf(prefix.ToString("D4", System.Globalization.CultureInfo.InvariantCulture));
        }

        HasShortNumbers = _ranges.Any(range => !range.IsWithdrawn && range.Prefix[0] is '0' or '3' && range.MinDigits < Fewest);
    }

    /// <summary>The table of the plan shipped.</summary>
    public static CertainPrefixes Italy { get; } = new(NumberingPlan.Italy);

    /// <summary>For each of the first four digits, a bit for each way of writing and each length from <see cref="Fewest"/>.</summary>
    public ushort[] Bits { get; }

    /// <summary>True when fewer than six digits that begin with 0 or 3 may be a number of their own.</summary>
    public bool HasShortNumbers { get; }

    private ushort BitsOf(string prefix)
    {
        var bits = 0;
        for (var length = Fewest; length <= Most; length++)
        {
            if (!IsCommon(prefix, length) || !RangesOf(prefix, length).All(range => IsCertain(range, length)))
            {
                continue;
            }

            var at = length - Fewest;
            bits |= 1 << (AfterCountry + at);
            bits |= prefix.StartsWith("39", StringComparison.Ordinal) && !IsNothing(prefix[2..], length - 2) ? 0 : 1 << (Bare + at);
            bits |= IsNothing("39" + prefix, length + 2) && IsNothing("039" + prefix, length + 3) ? 1 << (AfterBareCountry + at) : 0;
        }

        return (ushort)bits;
    }

    private static bool IsCommon(string prefix, int length) => prefix[0] == '0' || (prefix[0] == '3' && length == Most);

    private static bool IsCertain(PlanRange? range, int length) => range is { IsWithdrawn: false, Country: "IT" or "VA" }
        && !E164.IsShortCode(range.Kind)
        && range.Kind is not (NumberKind.CommercialCaller or NumberKind.StatisticalCaller)
        && !(range.Kind == NumberKind.Mobile && length == 9);

    private bool IsNothing(string start, int length) => RangesOf(start, length).All(range => range is null);

    // The range of every number that starts so: one by the longest prefix of the start, and one by each prefix that goes on from it.
    private IEnumerable<PlanRange?> RangesOf(string start, int length)
    {
        var touching = _ranges.Where(range => start.StartsWith(range.Prefix, StringComparison.Ordinal) || range.Prefix.StartsWith(start, StringComparison.Ordinal));
        var groups = touching.GroupBy(range => range.Prefix).ToList();
        var decisive = groups.Where(group => group.Key.Length <= start.Length).MaxBy(group => group.Key.Length);
        return groups.Where(group => group.Key.Length > start.Length).Append(decisive)
            .Select(group => group?.SingleOrDefault(range => range.MinDigits <= length && length <= range.MaxDigits));
    }
}
