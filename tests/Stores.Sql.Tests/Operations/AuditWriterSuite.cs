// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Stores.Sql.Tests;

/// <summary>Group commit of the audit trail, the same on every engine.</summary>
public abstract class AuditWriterSuite(Engine engine)
{
    [Fact]
    public async Task Callers_at_the_same_time_each_get_their_own_entries_of_one_unbroken_chain()
    {
        await using var db = await engine.CreateAsync();
        await using var other = db.Provider(db.Options);
        IAuditWriter[] writers = [db.Single<IAuditWriter>(), other.GetRequiredService<IAuditWriter>()];

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(caller => Task.Run(async () =>
        {
            var acts = Sequence.From(Enumerable.Range(0, 1 + (caller % 4)).Select(i => Act($"{caller}-{i}")));
            if (caller % 10 == 9)
            {
                // Acts that stand alone and acts inside units of work go into the same chain.
                await db.CommitAsync<IAuditTrail, long>(async trail => (await trail.AppendAsync(Act("unit"), default)).Number);
            }

            var entries = (await writers[caller % 2].AppendAsync(acts, default)).ValueOrThrow();
            Assert.Equal(acts, Sequence.From(entries.Select(entry => entry.Act)));
            Assert.Equal(Enumerable.Range(0, acts.Count).Select(i => entries[0].Number + i), entries.Select(entry => entry.Number));
            return entries;
        })));

        var kept = await db.WithAsync<IAuditTrail, Sequence<AuditEntry>>(trail => trail.ReadAsync(new AuditQuery(0, 1000), default));
        Assert.Empty(AuditChain.Verify(kept));
        Assert.Equal(
            answers.SelectMany(entries => entries).OrderBy(entry => entry.Number),
            kept.Where(entry => entry.Act.SubjectId != "unit"));
        Assert.Equal(6, kept.Count(entry => entry.Act.SubjectId == "unit"));
    }

    [Fact]
    public async Task Nothing_to_append_needs_no_database()
    {
        await using var db = await engine.CreateEmptyAsync();
        Assert.Equal(Sequence<AuditEntry>.Empty, (await db.Single<IAuditWriter>().AppendAsync([], default)).ValueOrThrow());
    }

    [Fact]
    public async Task A_trail_is_exported_line_by_line_and_verified_from_its_export()
    {
        await using var db = await engine.CreateAsync();
        (await db.Single<IAuditWriter>().AppendAsync(Sequence.From(Enumerable.Range(0, 2500).Select(i => Act($"è-{i}"))), default)).ValueOrThrow();
        using var export = new MemoryStream();

        var head = await db.WithAsync<IAuditTrail, AuditHead>(trail => trail.ExportAsync(export, default));

        var entries = System.Text.Encoding.UTF8.GetString(export.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => AuditEntry.Parse(System.Text.Encoding.UTF8.GetBytes(line)).ValueOrThrow()).ToList();
        Assert.Equal(2500, entries.Count);
        Assert.Empty(AuditChain.Verify(entries, head));
        Assert.Empty(await db.WithAsync<IAuditTrail, Sequence<AuditFinding>>(trail => AuditChain.VerifyAsync(trail, head, default)));
    }

    private static AuditAct Act(string id) => new(Actor.System("test"), "thing-done", "thing", id, Json.Object(("note", "a \"quoted\" è")));
}
