// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Filiera.Stores.Sql.Tests;

/// <summary>The audit trail, the same on every engine.</summary>
public abstract class AuditTrailSuite(Engine engine)
{
    private static readonly Actor Somebody = Actor.System("test");

    [Fact]
    public async Task An_act_and_its_trace_are_kept_together_or_not_at_all()
    {
        await using var db = await engine.CreateAsync();
        await db.CommitAsync<IAuditTrail, long>(async trail => (await trail.AppendAsync(Act("kept"), default)).Number);
        await db.CommitAsync<IAuditTrail, long>(async trail =>
        {
            await trail.AppendAsync(Act("refused"), default);
            return new DatabaseFull();
        });
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => db.CommitAsync<IAuditTrail, long>(async trail =>
        {
            await trail.AppendAsync(Act("thrown"), default);
            throw new InvalidTimeZoneException();
        }));

        var entries = await ReadAsync(db, new AuditQuery());

        var expected = AuditEntry.After(default, Act("kept"), db.Clock.Now);
        Assert.Equal([expected], entries);
        Assert.Equal(expected.ToHead(), await db.WithAsync<IAuditTrail, AuditHead>(trail => trail.HeadAsync(default)));
    }

    [Fact]
    public async Task An_act_outside_a_unit_of_work_is_a_bug()
    {
        await using var db = await engine.CreateAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => db.WithAsync<IAuditTrail, AuditEntry>(trail => trail.AppendAsync(Act("alone"), default)));
    }

    [Fact]
    public async Task Entries_are_read_by_page_and_by_subject()
    {
        await using var db = await engine.CreateAsync();
        await AppendAsync(db, "a", "b", "a", "c", "a");

        Assert.Equal([1, 2], (await ReadAsync(db, new AuditQuery(0, 2))).Select(entry => entry.Number));
        Assert.Equal([4, 5], (await ReadAsync(db, new AuditQuery(3, 2))).Select(entry => entry.Number));
        Assert.Equal([1, 3, 5], (await ReadAsync(db, new AuditQuery { SubjectKind = "thing", SubjectId = "a" })).Select(entry => entry.Number));
        Assert.Empty(await ReadAsync(db, new AuditQuery { By = Actor.System("other") }));
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET verb = 'other'")]
    [InlineData("DELETE FROM audit_entries")]
    public async Task The_database_itself_refuses_to_change_the_trail(string sql)
    {
        await using var db = await engine.CreateAsync();
        await AppendAsync(db, "a");
        var error = await Record.ExceptionAsync(
            () => db.WithAsync<FilieraContext, int>(context => context.Database.ExecuteSqlRawAsync(sql)));
        Assert.Contains("append-only", Assert.IsType<System.Data.Common.DbException>(error, exactMatch: false).Message, StringComparison.Ordinal);
        Assert.Single(await ReadAsync(db, new AuditQuery()));
    }

    [Fact]
    public async Task A_clock_set_back_is_written_down_and_time_stands_still()
    {
        await using var db = await engine.CreateAsync();
        await AppendAsync(db, "a");
        db.Clock.Advance(Duration.FromMinutes(-3));
        await AppendAsync(db, "b");

        var entries = await ReadAsync(db, new AuditQuery());

        Assert.Equal(entries[0].At, entries[1].At);
        Assert.Equal(Duration.FromMinutes(3), entries[1].ClockBehind);
        Assert.Equal(Duration.Zero, entries[0].ClockBehind);
    }

    private static AuditAct Act(string id) => new(Somebody, "thing-done", "thing", id, Json.Object(("count", 3), ("à", "è\n")));

    private static Task<Sequence<AuditEntry>> ReadAsync(TestDatabase db, AuditQuery query) =>
        db.WithAsync<IAuditTrail, Sequence<AuditEntry>>(trail => trail.ReadAsync(query, default));

    private static async Task AppendAsync(TestDatabase db, params string[] ids)
    {
        foreach (var id in ids)
        {
            (await db.CommitAsync<IAuditTrail, long>(async trail => (await trail.AppendAsync(Act(id), default)).Number)).ValueOrThrow();
        }
    }
}
