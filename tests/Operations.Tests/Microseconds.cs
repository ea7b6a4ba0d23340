// SPDX-License-Identifier: EUPL-1.2
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Operations.Tests;

public sealed class Microseconds
{
    [Fact]
    public void An_instant_is_rounded_down_to_the_microsecond_before_and_after_1970()
    {
        Assert.Equal(-1, UtcMicroseconds.From(Instant.FromUnixTimeTicks(-1)));
        Assert.Equal(0, UtcMicroseconds.From(Instant.FromUnixTimeTicks(9)));
        Assert.Equal(-1, UtcMicroseconds.From(Instant.FromUnixTimeTicks(0) - Duration.FromNanoseconds(1)));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<int>(), (high, low) =>
        {
            var instant = Instant.FromUnixTimeTicks(((long)high << 20) + low);
            var floor = UtcMicroseconds.Floor(instant);
            Assert.InRange((instant - floor).BclCompatibleTicks, 0, 9);
            Assert.Equal(floor, UtcMicroseconds.Floor(floor));
        }));
    }
}
