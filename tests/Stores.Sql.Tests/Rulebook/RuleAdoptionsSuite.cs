// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Rulebook;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Stores.Sql.Tests;

/// <summary>The choices about rules, the same on every engine.</summary>
public abstract class RuleAdoptionsSuite(Engine engine)
{
    private static readonly Actor Officer = new("person:officer");

    private static readonly ContentHash Shown = ContentHash.Of("fonti"u8);

    [Fact]
    public async Task Choices_come_back_whole_and_in_order()
    {
        await using var db = await engine.CreateAsync();
        RuleAdoption[] choices = [Adopt(db, "ENE-01@1", Severity.Block), Decline(db, "MLT-01@1"), Withdraw(db, "ENE-01@1"), Adopt(db, "ENE-01@2", Severity.Info)];
        for (var i = 0; i < choices.Length; i++)
        {
            Assert.Equal(choices[i], (await AppendAsync(db, choices[i], i)).ValueOrThrow());
        }

        Assert.Equal(Sequence.From(choices), await ListAsync(db));
    }

    [Fact]
    public async Task A_choice_made_on_an_older_list_is_refused_and_leaves_nothing()
    {
        await using var db = await engine.CreateAsync();
        await AppendAsync(db, Adopt(db, "ENE-01@1", Severity.Block), 0);

        var refused = await AppendAsync(db, Decline(db, "ENE-01@1"), 0);

        Assert.Equal([new AdoptionsChangedMeanwhile()], Assert.IsType<Result<RuleAdoption>.Refused>(refused).Refusals);
        Assert.Equal([Adopt(db, "ENE-01@1", Severity.Block)], await ListAsync(db));
        Assert.Single(await TraceAsync(db));
    }

    [Fact]
    public async Task Of_many_choices_made_at_once_one_is_recorded()
    {
        await using var db = await engine.CreateAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AppendAsync(db, Adopt(db, "ENE-01@1", Severity.Block), 0)));
        Assert.Single(results.OfType<Result<RuleAdoption>.Ok>());
        Assert.Single(await ListAsync(db));
    }

    [Fact]
    public async Task Every_choice_leaves_a_trace_in_the_audit_trail_without_its_reason()
    {
        await using var db = await engine.CreateAsync();
        await AppendAsync(db, Adopt(db, "ENE-01@1", Severity.Block), 0);
        await AppendAsync(db, Withdraw(db, "ENE-01@1"), 1);
        Assert.Equal(
            [
                new AuditAct(Officer, "rule-adopt", "rule", "ENE-01@1", Json.Object(("adoption", 1), ("severity", "block"), ("sources_shown", Shown.ToString()))),
                new AuditAct(Officer, "rule-withdraw", "rule", "ENE-01@1", Json.Object(("adoption", 2), ("severity", Json.Null), ("sources_shown", Shown.ToString()))),
            ],
            (await TraceAsync(db)).Select(entry => entry.Act));
    }

    [Fact]
    public async Task The_database_refuses_to_change_or_delete_a_choice()
    {
        await using var db = await engine.CreateAsync();
        await AppendAsync(db, Adopt(db, "ENE-01@1", Severity.Block), 0);
        await using var scope = db.Scope();
        var context = scope.ServiceProvider.GetRequiredService<FilieraContext>();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => context.Database.ExecuteSqlRawAsync("UPDATE rule_adoptions SET reason = 'altro'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => context.Database.ExecuteSqlRawAsync("DELETE FROM rule_adoptions"));
        Assert.Single(await ListAsync(db));
    }

    private static RuleAdoption Adopt(TestDatabase db, string rule, Severity severity) => Choice(db, rule, AdoptionDecision.Adopt, severity);

    private static RuleAdoption Decline(TestDatabase db, string rule) => Choice(db, rule, AdoptionDecision.Decline, null);

    private static RuleAdoption Withdraw(TestDatabase db, string rule) => Choice(db, rule, AdoptionDecision.Withdraw, null);

    private static RuleAdoption Choice(TestDatabase db, string rule, AdoptionDecision decision, Severity? severity) =>
        new(RuleRef.Parse(rule), decision, severity, Officer, db.Clock.Now + Duration.FromMilliseconds(7), "Perché così è stato deciso.", Shown);

    private static Task<Result<RuleAdoption>> AppendAsync(TestDatabase db, RuleAdoption adoption, int expected) =>
        db.WithAsync<IRuleAdoptions, Result<RuleAdoption>>(adoptions => adoptions.AppendAsync(adoption, expected, default));

    private static Task<Sequence<RuleAdoption>> ListAsync(TestDatabase db) =>
        db.WithAsync<IRuleAdoptions, Sequence<RuleAdoption>>(adoptions => adoptions.ListAsync(default));

    private static Task<Sequence<AuditEntry>> TraceAsync(TestDatabase db) =>
        db.WithAsync<IAuditTrail, Sequence<AuditEntry>>(trail => trail.ReadAsync(new AuditQuery(), default));
}
