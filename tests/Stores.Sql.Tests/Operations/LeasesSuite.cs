// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using NodaTime;

namespace Filiera.Stores.Sql.Tests;

/// <summary>Leases, the same on every engine.</summary>
public abstract class LeasesSuite(Engine engine)
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    [Fact]
    public async Task A_lease_is_held_by_one_until_it_is_over_or_given_back()
    {
        await using var db = await engine.CreateAsync();
        var start = db.Clock.Now;
        var first = (await AcquireAsync(db, "one")).ValueOrThrow();
        Assert.Equal(new Lease("log-writer", "one", 1, start + Minute), first);
        Assert.Equal(new Result<Lease>.Refused([new LeaseHeldByAnother()]), await AcquireAsync(db, "two"));

        db.Clock.Advance(Minute);
        var second = (await AcquireAsync(db, "two")).ValueOrThrow();
        Assert.Equal(new Lease("log-writer", "two", 2, start + Minute + Minute), second);
        Assert.Equal(new Result<Lease>.Refused([new LeaseLost()]), await RenewAsync(db, first));
        Assert.Equal(second with { Until = db.Clock.Now + Minute }, (await RenewAsync(db, second)).ValueOrThrow());

        await db.WithAsync<ILeases, Result<Lease>>(leases => leases.ReleaseAsync(first, default));
        Assert.Equal(new Result<Lease>.Refused([new LeaseHeldByAnother()]), await AcquireAsync(db, "three"));
        await db.WithAsync<ILeases, Result<Lease>>(leases => leases.ReleaseAsync(second, default));
        Assert.Equal(3, (await AcquireAsync(db, "three")).ValueOrThrow().Fence);
    }

    [Fact]
    public async Task Of_many_who_want_a_lease_at_once_one_has_it()
    {
        await using var db = await engine.CreateAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => AcquireAsync(db, $"holder-{i}")));
        Assert.Single(answers, answer => answer is Result<Lease>.Ok);
    }

    private static Task<Result<Lease>> AcquireAsync(TestDatabase db, string holder) =>
        db.WithAsync<ILeases, Result<Lease>>(leases => leases.AcquireAsync("log-writer", holder, Minute, default));

    private static Task<Result<Lease>> RenewAsync(TestDatabase db, Lease lease) =>
        db.WithAsync<ILeases, Result<Lease>>(leases => leases.RenewAsync(lease, Minute, default));
}
