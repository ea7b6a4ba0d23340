// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.SeedWorld;

/// <summary>The rows of a list, each computed from its position alone: any of them at any time, none of them kept.</summary>
/// <remarks>
/// Numbers are drawn uniformly from whole ranges of the plan, not taken from anywhere. Some will happen to be in use: they are never to
/// be called.
/// </remarks>
internal sealed class SeedContacts(SeedList list)
{
    private static readonly (uint Prefix, uint Digits)[] Districts =
        [(2, 8), (6, 8), (11, 7), (10, 7), (51, 7), (55, 7), (81, 7), (91, 7), (95, 7), (70, 6), (832, 6), (984, 6)];

    private readonly bool _isEnergy = list.Campaign.StartsWith("luce", StringComparison.Ordinal);

    /// <param name="row">From 0.</param>
    public SeedContact At(long row)
    {
        var salt = SeedStream.Mix(list.Source + (ulong)row);
        var drawn = new SeedStream(salt);
        var kind = drawn.Below(1000) switch
        {
            < 945 => SeedContactKind.Readable,
            < 965 => SeedContactKind.Foreign,
            _ => SeedContactKind.Garbage,
        };
        var basis = BasisOf(drawn.Below(100));
        var writing = drawn.Below(100);
        // One row in thirty repeats the number of an earlier one, usually written in another way.
        var origin = row > 0 && drawn.Below(1000) < 33 ? (long)drawn.Below((ulong)row) : row;
        var (national, isFixed) = kind == SeedContactKind.Readable ? NumberOf(origin) : default;
        return new SeedContact(kind, national, isFixed, basis, writing, SeedStream.Mix(salt));
    }

    private (ulong National, bool IsFixed) NumberOf(long row)
    {
        var drawn = new SeedStream(SeedStream.Mix(~list.Source + (ulong)row));
        if (drawn.Below(100) < 78)
        {
            // Series 320 to 389: after 39, a national number could be taken for one with its country code.
            return ((3_200_000_000UL) + drawn.Below(700_000_000UL), false);
        }

        var (prefix, digits) = Districts[drawn.Below((uint)Districts.Length)];
        var scale = (ulong)Math.Pow(10, digits - 1);
        return ((prefix * scale * 10) + scale + drawn.Below(9 * scale), true);
    }

    private SeedBasis BasisOf(uint percent) => (_isEnergy ? percent + 100 : percent) switch
    {
        < 46 => SeedBasis.Consent,
        < 66 => SeedBasis.Customer,
        < 71 => SeedBasis.Request,
        < 95 => SeedBasis.Directory,
        < 99 => SeedBasis.None,
        < 100 => SeedBasis.Garbled,
        < 164 => SeedBasis.Consent,
        < 174 => SeedBasis.Customer,
        < 187 => SeedBasis.Request,
        < 195 => SeedBasis.Directory,
        < 199 => SeedBasis.None,
        _ => SeedBasis.Garbled,
    };
}
