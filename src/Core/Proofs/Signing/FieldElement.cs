// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Numerics;

namespace Filiera.Proofs;

/// <summary>A number modulo 2^255 − 19, as five limbs of 51 bits. Only public values pass through it, so its time may vary.</summary>
internal readonly struct FieldElement
{
    private const ulong Mask = (1UL << 51) - 1;
    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;
    private readonly ulong _e;

    private FieldElement(ulong a, ulong b, ulong c, ulong d, ulong e)
    {
        // One round of carries keeps every limb below 2^52, which the multiplication relies on.
        b += a >> 51;
        c += b >> 51;
        d += c >> 51;
        e += d >> 51;
        _a = (a & Mask) + (19 * (e >> 51));
        _b = b & Mask;
        _c = c & Mask;
        _d = d & Mask;
        _e = e & Mask;
    }

    public static BigInteger Prime { get; } = BigInteger.Pow(2, 255) - 19;

    public static FieldElement Zero => default;

    public static FieldElement One { get; } = new(1, 0, 0, 0, 0);

    public static FieldElement operator +(in FieldElement x, in FieldElement y) =>
        new(x._a + y._a, x._b + y._b, x._c + y._c, x._d + y._d, x._e + y._e);

    // 4p is added first, so that no limb goes below zero.
    public static FieldElement operator -(in FieldElement x, in FieldElement y) => new(
        x._a + (4 * (Mask - 18)) - y._a,
        x._b + (4 * Mask) - y._b,
        x._c + (4 * Mask) - y._c,
        x._d + (4 * Mask) - y._d,
        x._e + (4 * Mask) - y._e);

    public static FieldElement operator *(in FieldElement x, in FieldElement y)
    {
        var (b19, c19, d19, e19) = (19 * x._b, 19 * x._c, 19 * x._d, 19 * x._e);
        var r0 = Wide(x._a, y._a) + Wide(b19, y._e) + Wide(c19, y._d) + Wide(d19, y._c) + Wide(e19, y._b);
        var r1 = Wide(x._a, y._b) + Wide(x._b, y._a) + Wide(c19, y._e) + Wide(d19, y._d) + Wide(e19, y._c);
        var r2 = Wide(x._a, y._c) + Wide(x._b, y._b) + Wide(x._c, y._a) + Wide(d19, y._e) + Wide(e19, y._d);
        var r3 = Wide(x._a, y._d) + Wide(x._b, y._c) + Wide(x._c, y._b) + Wide(x._d, y._a) + Wide(e19, y._e);
        var r4 = Wide(x._a, y._e) + Wide(x._b, y._d) + Wide(x._c, y._c) + Wide(x._d, y._b) + Wide(x._e, y._a);
        return Reduced(r0, r1, r2, r3, r4);
    }

    /// <summary>The square, which needs fifteen products instead of twenty-five.</summary>
    public FieldElement Squared()
    {
        var (a2, b2, d19, e19) = (2 * _a, 2 * _b, 19 * _d, 19 * _e);
        var r0 = Wide(_a, _a) + Wide(b2, e19) + Wide(2 * _c, d19);
        var r1 = Wide(a2, _b) + Wide(2 * _c, e19) + Wide(_d, d19);
        var r2 = Wide(a2, _c) + Wide(_b, _b) + Wide(2 * _d, e19);
        var r3 = Wide(a2, _d) + Wide(b2, _c) + Wide(_e, e19);
        var r4 = Wide(a2, _e) + Wide(b2, _d) + Wide(_c, _c);
        return Reduced(r0, r1, r2, r3, r4);
    }

    /// <summary>The number that gives one when multiplied with this; zero for zero.</summary>
    public FieldElement Inverse()
    {
        // To the power p − 2 = 2^255 − 21: runs of ones of length 5, 10, 20, 40, 50, 100, 200 and 250, then 01011.
        var two = Squared();
        var nine = this * two.Squared(2);
        var eleven = nine * two;
        var ones5 = nine * eleven.Squared();
        var ones10 = ones5 * ones5.Squared(5);
        var ones20 = ones10 * ones10.Squared(10);
        var ones40 = ones20 * ones20.Squared(20);
        var ones50 = ones10 * ones40.Squared(10);
        var ones100 = ones50 * ones50.Squared(50);
        var ones200 = ones100 * ones100.Squared(100);
        var ones250 = ones50 * ones200.Squared(50);
        return eleven * ones250.Squared(5);
    }

    /// <summary>Reads 32 bytes, little-endian; the topmost bit is passed over.</summary>
    public static FieldElement Read(ReadOnlySpan<byte> bytes)
    {
        var w0 = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var w1 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
        var w2 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]);
        var w3 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]);
        return new(
            w0 & Mask,
            ((w0 >> 51) | (w1 << 13)) & Mask,
            ((w1 >> 38) | (w2 << 26)) & Mask,
            ((w2 >> 25) | (w3 << 39)) & Mask,
            (w3 >> 12) & Mask);
    }

    /// <summary>The number given, modulo the prime.</summary>
    public static FieldElement From(BigInteger number)
    {
        Span<byte> bytes = stackalloc byte[32];
        var positive = ((number % Prime) + Prime) % Prime;
        positive.TryWriteBytes(bytes, out _, isUnsigned: true);
        return Read(bytes);
    }

    /// <summary>This number to that power.</summary>
    public FieldElement Power(BigInteger exponent)
    {
        var result = One;
        for (var bit = (int)exponent.GetBitLength() - 1; bit >= 0; bit--)
        {
            result *= result;
            if (!((exponent >> bit) & 1).IsZero)
            {
                result *= this;
            }
        }

        return result;
    }

    /// <summary>Writes the one canonical form: below the prime, 32 bytes, little-endian.</summary>
    public void Write(Span<byte> target)
    {
        // Twice through the carries brings every limb below 2^51; then the prime is taken away if it still fits.
        var x = new FieldElement(_a, _b, _c, _d, _e);
        x = new FieldElement(x._a, x._b, x._c, x._d, x._e);
        var over = (x._a + 19) >> 51;
        over = (x._b + over) >> 51;
        over = (x._c + over) >> 51;
        over = (x._d + over) >> 51;
        over = (x._e + over) >> 51;
        var a = x._a + (19 * over);
        var b = x._b + (a >> 51);
        var c = x._c + (b >> 51);
        var d = x._d + (c >> 51);
        var e = x._e + (d >> 51);
        (a, b, c, d, e) = (a & Mask, b & Mask, c & Mask, d & Mask, e & Mask);
        BinaryPrimitives.WriteUInt64LittleEndian(target, a | (b << 51));
        BinaryPrimitives.WriteUInt64LittleEndian(target[8..], (b >> 13) | (c << 38));
        BinaryPrimitives.WriteUInt64LittleEndian(target[16..], (c >> 26) | (d << 25));
        BinaryPrimitives.WriteUInt64LittleEndian(target[24..], (d >> 39) | (e << 12));
    }

    public bool IsSameAs(in FieldElement other)
    {
        Span<byte> mine = stackalloc byte[32];
        Span<byte> theirs = stackalloc byte[32];
        Write(mine);
        other.Write(theirs);
        return mine.SequenceEqual(theirs);
    }

    private FieldElement Squared(int times)
    {
        var square = this;
        for (; times > 0; times--)
        {
            square = square.Squared();
        }

        return square;
    }

    private static FieldElement Reduced(UInt128 r0, UInt128 r1, UInt128 r2, UInt128 r3, UInt128 r4)
    {
        r1 += r0 >> 51;
        r2 += r1 >> 51;
        r3 += r2 >> 51;
        r4 += r3 >> 51;
        return new((Low(r0) + (19 * (ulong)(r4 >> 51))), Low(r1), Low(r2), Low(r3), Low(r4));
    }

    private static UInt128 Wide(ulong x, ulong y) => Math.BigMul(x, y);

    private static ulong Low(UInt128 x) => (ulong)x & Mask;
}
