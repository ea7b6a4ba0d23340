// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;

namespace Filiera.Stores.Sql.Tests;

public sealed class CommitsOnSqlite(SqliteEngine engine) : CommitsSuite(engine)
{
    private readonly SqliteEngine _engine = engine;

    // On PostgreSQL anybody's transaction on the same server may move it.
    [Fact]
    public async Task Nothing_written_nothing_moved()
    {
        await using var db = await _engine.CreateAsync();
        var commits = db.Single<ICommits>();
        var before = await commits.MarkAsync(default);
        await db.WithAsync<IJobs, int>(async jobs => (await jobs.ListAsync(new JobQuery(10), default)).Count);

        Assert.Equal(before, await commits.MarkAsync(default));
    }
}

public sealed class CommitsOnPostgres(PostgresEngine engine) : CommitsSuite(engine);
