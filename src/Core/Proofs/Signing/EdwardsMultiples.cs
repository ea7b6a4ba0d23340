// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;

namespace Filiera.Proofs;

/// <summary>The multiples of one point by which any scalar is put together without doubling: for each window of its bits, 1 to 2^(w−1) times its place.</summary>
/// <remarks>120 bytes for each multiple. Only public scalars pass through it, so its time may vary.</remarks>
internal sealed class EdwardsMultiples
{
    // One bit above the 253 of the group order, for the carry of the last window.
    private const int ScalarBits = 254;

    private readonly int _width;
    private readonly EdwardsAddend[] _multiples;

    /// <param name="point">The point.</param>
    /// <param name="width">Bits in a window, from 2 to 8: wider is faster and larger.</param>
    public EdwardsMultiples(in EdwardsPoint point, int width)
    {
        _width = width;
        var half = 1 << (width - 1);
        var windows = (ScalarBits + width - 1) / width;
        var points = new EdwardsPoint[windows * half];
        var place = point;
        for (var window = 0; window < windows; window++)
        {
            var multiple = place;
            for (var i = 0; i < half; i++)
            {
                points[(window * half) + i] = multiple;
                multiple += place;
            }

            // Half the window's span stands last in it: twice that is the next window's place.
            place = points[(window * half) + half - 1];
            place += place;
        }

        _multiples = EdwardsPoint.Addends(points);
    }

    /// <summary>Adds so many times the point to a sum.</summary>
    /// <param name="sum">What it is added to.</param>
    /// <param name="scalar">32 bytes, little-endian, below the group order.</param>
    public void Add(ref EdwardsPoint sum, ReadOnlySpan<byte> scalar)
    {
        Span<ulong> words = stackalloc ulong[5];
        for (var i = 0; i < 4; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt64LittleEndian(scalar[(8 * i)..]);
        }

        words[4] = 0;
        var half = 1 << (_width - 1);
        var carry = 0;
        for (int start = 0, bit = 0; start < _multiples.Length; start += half, bit += _width)
        {
            // A digit above half counts from the next window's place downwards.
            var digit = Bits(words, bit) + carry;
            carry = digit > half ? 1 : 0;
            digit -= carry * 2 * half;
            if (digit > 0)
            {
                sum += _multiples[start + digit - 1];
            }
            else if (digit < 0)
            {
                sum -= _multiples[start - digit - 1];
            }
        }
    }

    private int Bits(ReadOnlySpan<ulong> words, int bit)
    {
        var (word, shift) = (bit >> 6, bit & 63);
        var bits = words[word] >> shift;
        if (shift + _width > 64)
        {
            bits |= words[word + 1] << (64 - shift);
        }

        return (int)(bits & ((1UL << _width) - 1));
    }
}
