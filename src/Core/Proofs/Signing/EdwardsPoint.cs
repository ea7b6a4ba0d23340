// SPDX-License-Identifier: EUPL-1.2
using System.Numerics;

namespace Filiera.Proofs;

/// <summary>A point of edwards25519 in extended coordinates: x = X/Z, y = Y/Z, xy = T/Z.</summary>
internal readonly struct EdwardsPoint
{
    /// <summary>The curve's d, −121665/121666.</summary>
    public static BigInteger D { get; } = Divide(-121665, 121666);

    private static readonly FieldElement CurveD = FieldElement.From(D);
    private static readonly FieldElement CurveTwoD = FieldElement.From(2 * D);
    private static readonly FieldElement SquareRootOfMinusOne =
        FieldElement.From(BigInteger.ModPow(2, (FieldElement.Prime - 1) / 4, FieldElement.Prime));

    private readonly FieldElement _x;
    private readonly FieldElement _y;
    private readonly FieldElement _z;
    private readonly FieldElement _t;

    private EdwardsPoint(in FieldElement x, in FieldElement y, in FieldElement z, in FieldElement t)
    {
        _x = x;
        _y = y;
        _z = z;
        _t = t;
    }

    public static EdwardsPoint Identity { get; } = new(FieldElement.Zero, FieldElement.One, FieldElement.One, FieldElement.Zero);

    /// <summary>The base point: y = 4/5, x even.</summary>
    public static EdwardsPoint Base { get; } = FromBaseY();

    // The addition law of this curve is complete: it doubles as well, and has no exceptions.
    public static EdwardsPoint operator +(in EdwardsPoint p, in EdwardsPoint q)
    {
        var a = (p._y - p._x) * (q._y - q._x);
        var b = (p._y + p._x) * (q._y + q._x);
        var c = p._t * CurveTwoD * q._t;
        var d = (p._z + p._z) * q._z;
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return new(e * f, g * h, f * g, e * h);
    }

    /// <summary>Adds a point written for adding.</summary>
    public static EdwardsPoint operator +(in EdwardsPoint p, in EdwardsAddend q) => Sum(p, q.Less, q.More, p._t * q.Twisted);

    /// <summary>Takes away a point written for adding.</summary>
    public static EdwardsPoint operator -(in EdwardsPoint p, in EdwardsAddend q) => Sum(p, q.More, q.Less, FieldElement.Zero - (p._t * q.Twisted));

    public static EdwardsPoint operator -(in EdwardsPoint p) =>
        new(FieldElement.Zero - p._x, p._y, p._z, FieldElement.Zero - p._t);

    /// <summary>Reads a point: y, and the parity of x in the topmost bit.</summary>
    /// <returns>False when no point has that y, or x is zero and its parity is not.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out EdwardsPoint point)
    {
        point = Identity;
        var y = FieldElement.Read(bytes);
        var squared = y * y;
        var u = squared - FieldElement.One;
        var v = (CurveD * squared) + FieldElement.One;
        var cubed = v * v * v;
        var x = u * cubed * (u * cubed * cubed * v).Power((FieldElement.Prime - 5) / 8);
        if (!(v * x * x).IsSameAs(u))
        {
            x *= SquareRootOfMinusOne;
            if (!(v * x * x).IsSameAs(u))
            {
                return false;
            }
        }

        var odd = bytes[31] >> 7 == 1;
        if (odd && x.IsSameAs(FieldElement.Zero))
        {
            return false;
        }

        Span<byte> written = stackalloc byte[32];
        x.Write(written);
        if (((written[0] & 1) == 1) != odd)
        {
            x = FieldElement.Zero - x;
        }

        point = new(x, y, FieldElement.One, x * y);
        return true;
    }

    /// <summary>Writes y, and the parity of x in the topmost bit.</summary>
    public void Write(Span<byte> target)
    {
        var inverse = _z.Inverse();
        Span<byte> x = stackalloc byte[32];
        (_x * inverse).Write(x);
        (_y * inverse).Write(target);
        target[31] |= (byte)(x[0] << 7);
    }

    /// <summary>m·P + n·Q, both below 2^256, in one pass over the bits.</summary>
    public static EdwardsPoint Combine(ReadOnlySpan<byte> m, in EdwardsPoint p, ReadOnlySpan<byte> n, in EdwardsPoint q)
    {
        var both = p + q;
        var sum = Identity;
        for (var bit = 255; bit >= 0; bit--)
        {
            sum += sum;
            var (inM, inN) = (Bit(m, bit), Bit(n, bit));
            if (inM || inN)
            {
                sum += inM && inN ? both : inM ? p : q;
            }
        }

        return sum;
    }

    /// <summary>Points written for adding, with one inversion for all of them.</summary>
    public static EdwardsAddend[] Addends(ReadOnlySpan<EdwardsPoint> points)
    {
        // Products from the left, the inverse of the whole, and then back, taking off one z at a time.
        var products = new FieldElement[points.Length + 1];
        products[0] = FieldElement.One;
        for (var i = 0; i < points.Length; i++)
        {
            products[i + 1] = products[i] * points[i]._z;
        }

        var rest = products[^1].Inverse();
        var addends = new EdwardsAddend[points.Length];
        for (var i = points.Length - 1; i >= 0; i--)
        {
            var inverse = rest * products[i];
            rest *= points[i]._z;
            var (x, y) = (points[i]._x * inverse, points[i]._y * inverse);
            addends[i] = new EdwardsAddend(y + x, y - x, x * y * CurveTwoD);
        }

        return addends;
    }

    private static EdwardsPoint Sum(in EdwardsPoint p, in FieldElement less, in FieldElement more, in FieldElement c)
    {
        var a = (p._y - p._x) * less;
        var b = (p._y + p._x) * more;
        var d = p._z + p._z;
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return new(e * f, g * h, f * g, e * h);
    }

    private static bool Bit(ReadOnlySpan<byte> bytes, int bit) => ((bytes[bit >> 3] >> (bit & 7)) & 1) == 1;

    private static BigInteger Divide(BigInteger x, BigInteger y) =>
        ((x * BigInteger.ModPow(y, FieldElement.Prime - 2, FieldElement.Prime) % FieldElement.Prime) + FieldElement.Prime) % FieldElement.Prime;

    private static EdwardsPoint FromBaseY()
    {
        Span<byte> bytes = stackalloc byte[32];
        Divide(4, 5).TryWriteBytes(bytes, out _, isUnsigned: true);
        return TryRead(bytes, out var point) ? point : throw new InvalidOperationException("The base point is on the curve.");
    }
}
