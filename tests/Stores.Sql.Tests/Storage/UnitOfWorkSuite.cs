// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Stores.Sql.Tests;

/// <summary>The unit of work, the same on every engine.</summary>
public abstract class UnitOfWorkSuite(Engine engine)
{
    [Fact]
    public async Task A_unit_inside_another_is_committed_with_it()
    {
        await using var db = await engine.CreateAsync();
        var result = await RunAsync(db, async (unit, trail) =>
        {
            await AppendAsync(trail, "outer");
            return await unit.CommitAsync<int>(async _ => await AppendAsync(trail, "inner"), default);
        });
        Assert.Equal(new Result<int>.Ok(2), result);
        Assert.Equal(["outer", "inner"], await SubjectsAsync(db));
    }

    [Fact]
    public async Task A_refusal_inside_undoes_the_whole_even_when_the_outer_act_goes_on()
    {
        await using var db = await engine.CreateAsync();
        var result = await RunAsync(db, async (unit, trail) =>
        {
            await AppendAsync(trail, "outer");
            await unit.CommitAsync<int>(async _ =>
            {
                await AppendAsync(trail, "inner");
                return new JobUnknown();
            }, default);
            return 1;
        });
        Assert.Equal(new Result<int>.Refused([new JobUnknown()]), result);
        Assert.Empty(await SubjectsAsync(db));
    }

    [Fact]
    public async Task An_exception_inside_that_is_swallowed_is_a_bug_and_nothing_is_committed()
    {
        await using var db = await engine.CreateAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(db, async (unit, trail) =>
        {
            await AppendAsync(trail, "outer");
            await Record.ExceptionAsync(() => unit.CommitAsync<int>(_ => throw new InvalidTimeZoneException(), default));
            return 1;
        }));
        Assert.Empty(await SubjectsAsync(db));
    }

    [Fact]
    public async Task A_scope_goes_on_working_after_a_unit_was_undone()
    {
        await using var db = await engine.CreateAsync();
        await using var scope = db.Scope();
        var unit = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        var leases = scope.ServiceProvider.GetRequiredService<ILeases>();
        await unit.CommitAsync<Lease>(async ct =>
        {
            await leases.AcquireAsync("a", "one", NodaTime.Duration.FromMinutes(1), ct);
            return new JobUnknown();
        }, default);
        Assert.Equal(1, (await leases.AcquireAsync("a", "two", NodaTime.Duration.FromMinutes(1), default)).ValueOrThrow().Fence);
    }

    [Fact]
    public async Task What_a_unit_has_read_stays_true_until_it_commits()
    {
        await using var db = await engine.CreateAsync();
        await using var other = db.Provider(db.Options);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            await using var scope = i % 2 == 0 ? db.Scope() : other.CreateAsyncScope();
            var trail = scope.ServiceProvider.GetRequiredService<IAuditTrail>();
            (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync<int>(async _ =>
            {
                var head = await trail.HeadAsync(default);
                return await AppendAsync(trail, $"{head.Number + 1}");
            }, default)).ValueOrThrow();
        })));
        Assert.Equal(Enumerable.Range(1, 40).Select(i => $"{i}"), await SubjectsAsync(db));
    }

    [Fact]
    public async Task A_unit_cancelled_changes_nothing()
    {
        await using var db = await engine.CreateAsync();
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.CommitAsync<IAuditTrail, int>(async trail =>
        {
            await AppendAsync(trail, "a");
            await stop.CancelAsync();
            stop.Token.ThrowIfCancellationRequested();
            return 1;
        }));
        Assert.Empty(await SubjectsAsync(db));
    }

    private static async Task<int> AppendAsync(IAuditTrail trail, string id) =>
        (int)(await trail.AppendAsync(new AuditAct(Actor.System("test"), "thing-done", "thing", id, Json.Null), default)).Number;

    private static async Task<Result<int>> RunAsync(TestDatabase db, Func<IUnitOfWork, IAuditTrail, Task<Result<int>>> act)
    {
        await using var scope = db.Scope();
        var unit = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        var trail = scope.ServiceProvider.GetRequiredService<IAuditTrail>();
        return await unit.CommitAsync(_ => act(unit, trail), default);
    }

    private static async Task<IEnumerable<string>> SubjectsAsync(TestDatabase db) =>
        (await db.WithAsync<IAuditTrail, Sequence<AuditEntry>>(trail => trail.ReadAsync(new AuditQuery(), default)))
            .Select(entry => entry.Act.SubjectId);
}
