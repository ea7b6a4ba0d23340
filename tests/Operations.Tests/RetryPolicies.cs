// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Operations.Tests;

public sealed class RetryPolicies
{
    [Fact]
    public void Waits_double_up_to_the_longest_and_the_attempts_end()
    {
        var policy = new RetryPolicy(6, Duration.FromSeconds(2), Duration.FromSeconds(10), default);
        Assert.Equal(
            [2, 4, 8, 10, 10, null],
            Enumerable.Range(1, 6).Select(failed => (int?)policy.WaitAfter(failed, new Random(1))?.TotalSeconds));
        Assert.Null(RetryPolicy.Never.WaitAfter(1, new Random(1)));
    }

    [Fact]
    public void Jitter_only_shortens_a_wait_and_the_same_seed_gives_the_same_one()
    {
        var cases = (from failures in Gen.Choose(1, 100)
                     from share in Gen.Choose(0, 1_000_000)
                     from start in Gen.Choose(0, int.MaxValue - 1)
                     select (failures, share, start)).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(cases, one =>
        {
            var (failed, jitter, seed) = one;
            var plain = new RetryPolicy(1000, Duration.FromMilliseconds(10), Duration.FromHours(1), default);
            var full = plain.WaitAfter(failed, new Random(seed))!.Value;
            var policy = plain with { Jitter = new PartsPerMillion(jitter) };
            var wait = policy.WaitAfter(failed, new Random(seed))!.Value;
            Assert.InRange(wait.BclCompatibleTicks, full.BclCompatibleTicks - (full.BclCompatibleTicks * jitter / 1_000_000) - 1, full.BclCompatibleTicks);
            Assert.Equal(wait, policy.WaitAfter(failed, new Random(seed)));
        }));
    }
}
