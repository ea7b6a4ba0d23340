// SPDX-License-Identifier: EUPL-1.2
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Kernel.Tests;

/// <summary>Properties: something that is so for every value, tried on many.</summary>
internal static class Always
{
    private static readonly bool _deep = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1";

    /// <summary>Fails with the smallest counterexample found; a hundred times as many values are tried with <c>FILIERA_DEEP=1</c>.</summary>
    public static void Holds<T>(Gen<T> values, Func<T, bool> property, int times = 1_000) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(_deep ? 100 * times : times),
            Prop.ForAll(values.ToArbitrary(), property));

    /// <summary>Values from the library's own generators, with its shrinking.</summary>
    public static void Holds<T>(Func<T, bool> property, int times = 1_000) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(_deep ? 100 * times : times),
            Prop.ForAll(ArbMap.Default.ArbFor<T>(), property));

    /// <summary>Seeds for values that are made by a seeded random source.</summary>
    public static Gen<T> Seeded<T>(Func<Random, T> make) => Gen.Choose(0, int.MaxValue).Select(seed => make(new Random(seed)));
}
