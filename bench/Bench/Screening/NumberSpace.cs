// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Numbering;

namespace Filiera.Bench;

/// <summary>Different valid Italian numbers by index: seven of ten mobile, the others fixed lines of nine or ten digits.</summary>
/// <remarks>
/// Uniform: spread over all prefixes at random. Skewed: a few prefixes carry most numbers, numbers stand in dense neighbourhoods, and
/// neighbouring indexes are neighbouring numbers. No number is anybody's on purpose.
/// </remarks>
internal sealed class NumberSpace
{
    private const int RunLength = 600;
    private const int RunRoom = 1000;

    private readonly Blocks _mobile;
    private readonly Blocks _fixed;

    /// <param name="count">How many indexes are asked for.</param>
    /// <param name="isSkewed">Whether the numbers crowd.</param>
    public NumberSpace(long count, bool isSkewed)
    {
        var tens = (count / 10) + 1;
        _mobile = new Blocks(MobilePrefixes().Select(prefix => (prefix, 10)), tens * 7, isSkewed);
        _fixed = new Blocks(DistrictPrefixes().SelectMany(prefix => new[] { (prefix, 10), (prefix, 9) }), tens * 3, isSkewed);
    }

    /// <summary>The number of an index.</summary>
    public WrittenNumber this[long index]
    {
        get
        {
            var (ten, one) = Math.DivRem(index, 10);
            return one < 7 ? _mobile.At((ten * 7) + one) : _fixed.At((ten * 3) + one - 7);
        }
    }

    // 390 and 398 are left out: without a country code some of their numbers may be read in two ways.
    private static IEnumerable<string> MobilePrefixes() => Enumerable.Range(320, 70).Concat([391, 392, 393, 397])
        .Select(prefix => prefix.ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<string> DistrictPrefixes() => NumberingPlan.Italy.Ranges
        .Where(range => range is { Kind: NumberKind.Geographic, Country: "IT" })
        .Select(range => range.Prefix)
        .Order(StringComparer.Ordinal);

    /// <summary>A national number, and after how many digits it is written apart.</summary>
    internal readonly record struct WrittenNumber(ulong National, int Digits, int PrefixDigits);

    private sealed class Blocks
    {
        private readonly (ulong First, int Digits, int PrefixDigits, long Room)[] _blocks;
        private readonly long[] _starts;
        private readonly long[] _quotas;
        private readonly Shuffle? _shuffle;

        public Blocks(IEnumerable<(string Prefix, int Digits)> blocks, long count, bool isSkewed)
        {
            _blocks = [.. blocks.Select(block =>
            {
                var room = (long)Math.Pow(10, block.Digits - block.Prefix.Length);
                return (ulong.Parse(block.Prefix, CultureInfo.InvariantCulture) * (ulong)room, block.Digits, block.Prefix.Length, room);
            })];
            _quotas = isSkewed ? Crowded(count) : [.. _blocks.Select(block => block.Room)];
            _starts = new long[_quotas.Length];
            for (var i = 1; i < _starts.Length; i++)
            {
                _starts[i] = _starts[i - 1] + _quotas[i - 1];
            }

            _shuffle = isSkewed ? null : new Shuffle(_quotas.Sum(), 1);
        }

        public WrittenNumber At(long place)
        {
            place = _shuffle is null ? place : _shuffle[place];
            var at = Array.BinarySearch(_starts, place);
            at = at < 0 ? ~at - 1 : at;
            var block = _blocks[at];
            place -= _starts[at];
            if (_shuffle is null)
            {
                var (run, within) = Math.DivRem(place, RunLength);
                var runs = ((_quotas[at] - 1) / RunLength) + 1;
                place = (run * Math.Max(RunRoom, block.Room / runs)) + (within * RunRoom / RunLength);
            }

            return new WrittenNumber(block.First + (ulong)place, block.Digits, block.PrefixDigits);
        }

        // The n-th block in a fixed shuffled order gets a share of 1 / n, as long as it has the room.
        private long[] Crowded(long count)
        {
            var shuffle = new Shuffle(_blocks.Length, 2);
            var quotas = new long[_blocks.Length];
            var left = count;
            for (var factor = 1.0; left > 0; factor *= 2)
            {
                for (var i = 0; i < _blocks.Length && left > 0; i++)
                {
                    var at = shuffle[i];
                    var most = Math.Max(RunLength, _blocks[at].Room * RunLength / RunRoom / 2);
                    var share = Math.Min(Math.Min(left, most - quotas[at]), (long)(count * factor / (5 * (i + 1))) + 1);
                    quotas[at] += share;
                    left -= share;
                }
            }

            return quotas;
        }
    }
}
