// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Numbering;

/// <summary>The Italian numbering plan on one day: its ranges, compiled for fast look-up.</summary>
/// <remarks>
/// The longest prefix decides; its ranges list the lengths it allows. The data are <c>rulebook/numbering/italy.tsv</c>.
/// Two plans are the same when their versions and days are.
/// </remarks>
public sealed class NumberingPlan
{
    /// <summary>The most digits an E.164 number has, its country code included.</summary>
    public const int MostDigits = 15;

    private readonly PrefixTree _tree;
    private readonly short[] _rangeByGroupAndLength;
    private readonly PlanRange[] _compiled;
    private readonly NumberKind[] _plainKinds;

    internal NumberingPlan(string version, LocalDate asOf, Sequence<PlanRange> ranges)
    {
        Version = version;
        AsOf = asOf;
        Ranges = ranges;
        _compiled = [.. ranges.Where(range => range.IsInPlan(asOf))];
        string[] prefixes = [.. _compiled.Select(range => range.Prefix).Distinct()];
        _tree = new PrefixTree(prefixes);
        _rangeByGroupAndLength = new short[(prefixes.Length + 1) * (MostDigits + 1)];
        for (var i = 0; i < _compiled.Length; i++)
        {
            var group = Array.IndexOf(prefixes, _compiled[i].Prefix) + 1;
            for (var length = _compiled[i].MinDigits; length <= _compiled[i].MaxDigits; length++)
            {
                _rangeByGroupAndLength[(group * (MostDigits + 1)) + length] = (short)(i + 1);
            }
        }

        _plainKinds = [NumberKind.None, .. _compiled.Select(range => range is { Country: "IT", IsWithdrawn: false } ? range.Kind : NumberKind.None)];
    }

    /// <summary>The plan shipped with this version, on the day its data speak of.</summary>
    public static NumberingPlan Italy { get; } = PlanReader.Read(PlanReader.Resource("italy.tsv")).ValueOrThrow();

    /// <summary>The version of the data, such as <c>2026-11-21.1</c>; whoever keeps a verdict keeps this with it.</summary>
    public string Version { get; }

    /// <summary>The day this plan holds for.</summary>
    public LocalDate AsOf { get; }

    /// <summary>Every range of the data, those of other days included.</summary>
    public Sequence<PlanRange> Ranges { get; }

    /// <summary>Reads plan data; every broken line comes back as <see cref="PlanLineIsBroken"/>.</summary>
    public static Result<NumberingPlan> Read(string text) => PlanReader.Read(text);

    /// <summary>The same data on another day.</summary>
    public NumberingPlan On(LocalDate day) => day == AsOf ? this : new NumberingPlan(Version, day, Ranges);

    /// <summary>The range a parsed number stands in; null for a foreign, ambiguous or invalid one.</summary>
    public PlanRange? RangeOf(ParsedNumber number)
    {
        Span<byte> digits = stackalloc byte[MostDigits];
        return E164.TryNational(number.Digits, digits, out var length) ? RangeOf(digits[..length]) : null;
    }

    /// <summary>The range a subscriber's number stands in; null for a foreign one.</summary>
    public PlanRange? RangeOf(SubscriberNumber number)
    {
        Span<byte> digits = stackalloc byte[MostDigits];
        return E164.TryNational(number.RevealDigits(), digits, out var length) ? RangeOf(digits[..length]) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Version} on {AsOf:uuuu-MM-dd}");

    /// <summary>The range with this longest prefix and this length, whatever its country and even if withdrawn.</summary>
    internal PlanRange? RangeOf(ReadOnlySpan<byte> digits)
    {
        var index = IndexOf(digits);
        return index == 0 ? null : _compiled[index - 1];
    }

    /// <summary>The kind, for a number of Italy's own that somebody may hold; otherwise none. For the hot path.</summary>
    internal NumberKind PlainKindOf(ReadOnlySpan<byte> digits) => _plainKinds[IndexOf(digits)];

    /// <summary>Why <see cref="RangeOf(ReadOnlySpan{byte})"/> finds nothing.</summary>
    internal NumberReason WhyNone(ReadOnlySpan<byte> digits)
    {
        var group = _tree.Find(digits);
        if (group == 0)
        {
            return NumberReason.UnknownPrefix;
        }

        var lengths = _rangeByGroupAndLength.AsSpan(group * (MostDigits + 1), MostDigits + 1);
        return digits.Length > lengths.LastIndexOfAnyExcept((short)0) ? NumberReason.TooLong : NumberReason.TooShort;
    }

    private int IndexOf(ReadOnlySpan<byte> digits) =>
        digits.Length > MostDigits ? 0 : _rangeByGroupAndLength[(_tree.Find(digits) * (MostDigits + 1)) + digits.Length];
}
