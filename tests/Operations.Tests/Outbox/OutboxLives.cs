// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Operations.Tests;

public sealed class OutboxLives
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 12, 0);
    private static readonly RetryPolicy Retry = new(2, Duration.FromSeconds(10), Duration.FromMinutes(1), default);

    [Fact]
    public void A_message_is_carried_until_it_arrives_or_is_parked_and_can_be_tried_again()
    {
        var added = OutboxLife.Add(Guid.Parse("0195a000-0000-7000-8000-00000000abcd"), new OutboxMessage("tell", "a", Json.Null), Start);
        Assert.True(OutboxLife.IsDue(added, Start));

        var claimed = OutboxLife.Claim(added, Start, Duration.FromMinutes(2));
        Assert.Equal(added with { Attempts = 1, NotBefore = Start + Duration.FromMinutes(2) }, claimed);
        Assert.False(OutboxLife.IsDue(claimed, Start));

        var failed = OutboxLife.Fail(claimed, "IOException", Retry, Start);
        Assert.Equal(claimed with { LastFailure = "IOException", NotBefore = Start + Duration.FromSeconds(10) }, failed);

        var parked = OutboxLife.Fail(OutboxLife.Claim(failed, Start, Duration.Zero), "IOException", Retry, Start);
        Assert.Equal((OutboxState.Parked, 2), (parked.State, parked.Attempts));
        Assert.False(OutboxLife.IsDue(parked, Instant.MaxValue));

        var again = OutboxLife.Unpark(parked, Start);
        Assert.Equal((OutboxState.Waiting, 0), (again.State, again.Attempts));
        Assert.Equal(claimed, OutboxLife.Unpark(claimed, Start));

        var delivered = OutboxLife.Deliver(claimed, Start);
        Assert.Equal(claimed with { State = OutboxState.Delivered, DeliveredAt = Start }, delivered);

        // A second carrier that fails after the first succeeded does not undo the delivery.
        Assert.Equal(delivered, OutboxLife.Fail(delivered, "IOException", Retry, Start));
    }
}
