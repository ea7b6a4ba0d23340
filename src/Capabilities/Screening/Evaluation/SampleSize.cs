// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>How many of a population to look at, so that a share found is that of the whole within a margin, at a confidence. Pure.</summary>
/// <remarks>
/// Cochran's size for a share of one half, which is the worst case, with the correction for a finite population:
/// n = N·z² / (4·e²·(N − 1) + z²), rounded up; z is rounded to six decimals and the rest is whole numbers, so that everybody comes to the same size.
/// </remarks>
public static class SampleSize
{
    private const long Million = 1_000_000;

    /// <param name="population">How many there are, from 0.</param>
    /// <param name="confidence">Above 0 and below one whole.</param>
    /// <param name="margin">Above 0 and at most one whole.</param>
    /// <returns>From 0 to the whole population.</returns>
    public static long Of(long population, PartsPerMillion confidence, PartsPerMillion margin)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(population);
        ArgumentOutOfRangeException.ThrowIfNotEqual(confidence.Value, Math.Clamp(confidence.Value, 1, Million - 1), nameof(confidence));
        ArgumentOutOfRangeException.ThrowIfNotEqual(margin.Value, Math.Clamp(margin.Value, 1, Million), nameof(margin));
        if (population == 0)
        {
            return 0;
        }

        Int128 z = MicroQuantile(confidence);
        var square = z * z;
        var below = (4 * (Int128)margin.Value * margin.Value * (population - 1)) + square;
        return (long)Int128.Min(population, ((population * square) + below - 1) / below);
    }

    /// <summary>The z within which a normal value lies with that confidence, in millionths, rounded.</summary>
    internal static long MicroQuantile(PartsPerMillion confidence)
    {
        var (low, high) = (0.0, 8.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Within(middle) * Million < confidence.Value ? (middle, high) : (low, middle);
        }

        return (long)Math.Round(low * Million);
    }

    // The share of a normal distribution within z of its mean: twice the density times z + z³/3 + z⁵/(3·5) + …
    private static double Within(double z)
    {
        var (term, sum) = (z, z);
        for (var odd = 3; term > 1e-18 * sum; odd += 2)
        {
            term *= z * z / odd;
            sum += term;
        }

        return 2 * sum * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
    }
}
