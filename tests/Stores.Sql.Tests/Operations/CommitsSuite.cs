// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Stores.Sql.Tests;

/// <summary>What stands still as long as nothing is committed, the same on every engine.</summary>
public abstract class CommitsSuite(Engine engine)
{
    private static readonly AuditAct Act = new(new Actor("person:one"), "look", "page", "one", Json.Object());

    [Fact]
    public async Task Every_commit_of_this_program_moves_the_mark()
    {
        await using var db = await engine.CreateAsync();
        var commits = db.Single<ICommits>();
        var marks = new List<long> { await commits.MarkAsync(default) };
        for (var i = 0; i < 5; i++)
        {
            await WriteAsync(db.Scope().ServiceProvider);
            marks.Add(await commits.MarkAsync(default));
        }

        Assert.Equal(marks.Distinct(), marks);
    }

    [Fact]
    public async Task Every_commit_of_another_program_moves_the_mark()
    {
        await using var db = await engine.CreateAsync();
        await using var other = db.Provider(db.Options);
        var commits = db.Single<ICommits>();
        var before = await commits.MarkAsync(default);
        await using var scope = other.CreateAsyncScope();
        await WriteAsync(scope.ServiceProvider);

        Assert.NotEqual(before, await commits.MarkAsync(default));
    }

    [Fact]
    public async Task Whoever_asks_after_a_commit_sees_another_mark_however_many_ask_at_once()
    {
        await using var db = await engine.CreateAsync();
        var commits = db.Single<ICommits>();
        for (var round = 0; round < 10; round++)
        {
            var before = await commits.MarkAsync(default);
            var asking = Enumerable.Range(0, 8).Select(_ => commits.MarkAsync(default).AsTask()).ToArray();
            await WriteAsync(db.Scope().ServiceProvider);
            var after = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => commits.MarkAsync(default).AsTask()));
            await Task.WhenAll(asking);

            Assert.DoesNotContain(before, after);
        }
    }

    private static async Task WriteAsync(IServiceProvider scope)
    {
        var written = await scope.GetRequiredService<IUnitOfWork>().CommitAsync<int>(
            async ct =>
            {
                await scope.GetRequiredService<IAuditTrail>().AppendAsync(Act, ct);
                return 0;
            },
            default);
        Assert.Equal(0, written.ValueOrThrow());
    }
}
