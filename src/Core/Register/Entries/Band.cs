// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>Where a figure lies, without saying the figure: from a bound, included, to below another.</summary>
/// <remarks>A count of things, or a share in parts per million. <c>default</c> is everything from zero.</remarks>
/// <param name="From">The least it may be, from 0.</param>
/// <param name="Below">What it does not reach; null where there is no upper bound.</param>
public readonly record struct Band(long From, long? Below)
{
    /// <summary>What stands in place of a share that rests on too few cases to be told.</summary>
    public const string TooFew = "too-few";

    private const string FromMember = "from";
    private const string BelowMember = "below";
    private const long Whole = 1_000_000;

    /// <summary>The bands that some bounds make: below the first, between each two, and from the last on.</summary>
    /// <param name="bounds">Above zero and rising.</param>
    /// <exception cref="ArgumentException">There are none, or they do not rise.</exception>
    public static Sequence<Band> Between(Sequence<long> bounds)
    {
        if (bounds.IsEmpty || bounds[0] <= 0 || bounds.Zip(bounds.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            throw new ArgumentException("Bounds of bands are above zero and rise.", nameof(bounds));
        }

        return Sequence.From(bounds.Prepend(0).Zip(bounds.Select(bound => (long?)bound).Append(null)).Select(pair => new Band(pair.First, pair.Second)));
    }

    /// <summary>The form it has in an entry.</summary>
    public Json.Map ToJson() => Below is { } below ? Json.Object((FromMember, From), (BelowMember, below)) : Json.Object((FromMember, From));

    /// <summary>Reads what <see cref="ToJson"/> writes; null for anything else.</summary>
    public static Band? Read(Json? json)
    {
        if (json is not Json.Map map || map[FromMember] is not Json.Integer { Value: >= 0 and var from })
        {
            return null;
        }

        return map.Members.Count == 1 ? new Band(from, null)
            : map.Members.Count == 2 && map[BelowMember] is Json.Integer { Value: var below } && below > from ? new Band(from, below)
            : null;
    }

    internal static bool IsOfCounts(Json json) => Read(json) is not null;

    internal static bool IsOfSharesOrTooFew(Json json) =>
        json is Json.Text { Value: TooFew } || (Read(json) is { } band && band.From <= Whole && band.Below is null or <= Whole);
}
