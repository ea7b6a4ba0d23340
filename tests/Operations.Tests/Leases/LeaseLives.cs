// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Operations.Tests;

public sealed class LeaseLives
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 12, 0);

    [Fact]
    public void A_lease_is_never_in_two_hands_and_its_numbers_only_grow()
    {
        // Who acts (0 to 2), what they do (0 acquire, 1 renew, 2 release, 3 nothing), and how long after.
        var steps = Gen.ArrayOf(
            from who in Gen.Choose(0, 2)
            from what in Gen.Choose(0, 3)
            from seconds in Gen.Choose(0, 40)
            select (who, what, seconds)).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(steps, script => Play(script)));
    }

    private static void Play(IEnumerable<(int Who, int What, int Seconds)> script)
    {
        var now = Start;
        Lease? standing = null;
        var mine = new Lease?[3];
        foreach (var (who, what, seconds) in script)
        {
            now += Duration.FromSeconds(seconds);
            var before = standing;
            var result = what switch
            {
                0 => LeaseLife.Acquire(standing, "log-writer", $"holder-{who}", now, Duration.FromSeconds(60)),
                1 when mine[who] is { } held => LeaseLife.Renew(standing, held, now, Duration.FromSeconds(60)),
                2 when mine[who] is { } held => LeaseLife.Release(standing, held, now),
                _ => standing is null ? new LeaseLost() : standing,
            };
            if (result is Result<Lease>.Ok { Value: var lease })
            {
                standing = lease;
                mine[who] = what is 0 or 1 ? lease : mine[who];
            }

            Assert.True(before is null || standing!.Fence >= before.Fence);

            // It changes hands only when it was over.
            Assert.True(before is null || standing!.Holder == before.Holder || before.Until <= now);
            Assert.True(before is null || standing!.Holder == before.Holder || standing.Fence > before.Fence);
        }
    }
}
