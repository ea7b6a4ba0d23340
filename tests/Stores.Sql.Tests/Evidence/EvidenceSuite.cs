// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Rulebook;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Stores.Sql.Tests;

/// <summary>Evidence, the same on every engine.</summary>
public abstract class EvidenceSuite(Engine engine)
{
    private static readonly Actor By = Actor.System("screening");
    private readonly SigningKey _key = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();

    [Fact]
    public async Task Evidence_is_kept_as_sealed_together_with_its_trace()
    {
        await using var db = await engine.CreateAsync();
        var sealedOne = (await SealAsync(db, "list-1")).ValueOrThrow();
        var sealedTwo = (await SealAsync(db, "list-1")).ValueOrThrow();

        Assert.Equal([sealedOne, sealedTwo], await With(db, store => store.ReadAsync(Fact("list-1").Subject, default)));
        Assert.Equal([sealedOne.Envelope, sealedTwo.Envelope], await With(db, store => store.EnvelopesAsync(Fact("list-1").Subject, default)));
        Assert.Equal(sealedTwo, await With(db, store => store.FindAsync(sealedTwo.Id, default)));
        Assert.Null(await With(db, store => store.FindAsync(default, default)));
        Assert.Equal(sealedTwo.ToHead(), await With(db, store => store.HeadAsync(Fact("list-1").Subject, default)));
        Assert.Equal(default, await With(db, store => store.HeadAsync(Fact("list-2").Subject, default)));
        var trail = await db.WithAsync<IAuditTrail, Sequence<AuditEntry>>(audit => audit.ReadAsync(new AuditQuery(), default));
        Assert.Equal(
            [Json.Object(("evidence", sealedOne.Id.ToString()), ("hash", sealedOne.Hash.ToString()), ("number", 1)),
             Json.Object(("evidence", sealedTwo.Id.ToString()), ("hash", sealedTwo.Hash.ToString()), ("number", 2))],
            trail.Select(entry => entry.Act.Details));
        Assert.Equal((By, "evidence-sealed", "contact-list", "list-1"), (trail[0].Act.By, trail[0].Act.Verb, trail[0].Act.SubjectKind, trail[0].Act.SubjectId));
    }

    [Fact]
    public async Task An_act_that_is_refused_after_sealing_leaves_neither_evidence_nor_trace()
    {
        await using var db = await engine.CreateAsync();
        await using var scope = db.Scope();
        var seal = Seal(scope.ServiceProvider, db);

        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync<int>(
            async ct =>
            {
                (await seal.RunAsync(Fact("list-1"), By, ct)).ValueOrThrow();
                return new DatabaseFull();
            },
            default);

        Assert.Equal(default, await With(db, store => store.HeadAsync(Fact("list-1").Subject, default)));
        Assert.Equal(default, await db.WithAsync<IAuditTrail, AuditHead>(audit => audit.HeadAsync(default)));
    }

    [Fact]
    public async Task Evidence_outside_a_unit_of_work_is_a_bug()
    {
        await using var db = await engine.CreateAsync();
        await using var scope = db.Scope();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Seal(scope.ServiceProvider, db).RunAsync(Fact("list-1"), By, default));
    }

    [Fact]
    public async Task Of_two_that_follow_the_same_evidence_the_second_is_refused_and_keeps_nothing()
    {
        await using var db = await engine.CreateAsync();
        var first = Next(db, default, 1);
        var fork = Next(db, default, 2);

        (await AppendAsync(db, first)).ValueOrThrow();
        var refused = Assert.IsType<Result<SealedEvidence>.Refused>(await AppendAsync(db, fork));
        var otherPast = Assert.IsType<Result<SealedEvidence>.Refused>(await AppendAsync(db, Next(db, fork.ToHead(), 3)));

        Assert.Equal([new EvidenceChainMoved()], refused.Refusals);
        Assert.Equal([new EvidenceChainMoved()], otherPast.Refusals);
        Assert.Equal([first], await With(db, store => store.ReadAsync(first.Fact.Subject, default)));
        Assert.Equal(1, (await db.WithAsync<IAuditTrail, AuditHead>(audit => audit.HeadAsync(default))).Number);
    }

    [Fact]
    public async Task Many_writers_at_once_make_one_chain_that_verifies()
    {
        await using var db = await engine.CreateAsync();
        var sealedAll = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => SealAsync(db, "list-" + (i % 2))));
        var trusted = new TrustedKey(_key.Key, "evidence", db.Clock.Now, null);

        Assert.All(sealedAll, result => Assert.IsType<Result<SealedEvidence>.Ok>(result));
        foreach (var list in new[] { "list-0", "list-1" })
        {
            var chain = await With(db, store => store.EnvelopesAsync(Fact(list).Subject, default));
            Assert.Equal(12, chain.Count);
            Assert.True(EvidenceChain.Verify(chain, new EvidenceTrust([trusted], _ => true, [])).Holds);
        }
    }

    [Fact]
    public async Task Subjects_are_listed_by_page_with_the_end_of_their_chains()
    {
        await using var db = await engine.CreateAsync();
        foreach (var list in new[] { "b", "a", "b", "C" })
        {
            (await SealAsync(db, list)).ValueOrThrow();
        }

        var all = await With(db, store => store.ListAsync(null, null, 10, default));
        Assert.Equal([("C", 1), ("a", 1), ("b", 2)], all.Select(listing => (listing.Subject.Id, listing.Head.Number)));
        Assert.Equal(await With(db, store => store.HeadAsync(Fact("b").Subject, default)), all[2].Head);
        Assert.Equal([all[1]], await With(db, store => store.ListAsync("contact-list", all[0].Subject, 1, default)));
        Assert.Empty(await With(db, store => store.ListAsync("campaign", null, 10, default)));
        Assert.Empty(await With(db, store => store.ListAsync(null, all[2].Subject, 10, default)));
    }

    [Fact]
    public async Task What_was_recorded_from_an_instant_on_is_found_for_several_subjects_at_once()
    {
        await using var db = await engine.CreateAsync();
        var before = (await SealAsync(db, "a")).ValueOrThrow();
        db.Clock.Advance(Duration.FromHours(1));
        var (second, other) = ((await SealAsync(db, "a")).ValueOrThrow(), (await SealAsync(db, "b")).ValueOrThrow());
        (await SealAsync(db, "c")).ValueOrThrow();

        Assert.Equal([second, other], await With(db, store => store.ReadAsync("contact-list", ["b", "a"], second.RecordedAt, default)));
        Assert.Equal([before, second], await With(db, store => store.ReadAsync("contact-list", ["a"], before.RecordedAt, default)));
        Assert.Empty(await With(db, store => store.ReadAsync("contact-list", ["a", "b"], db.Clock.Now + Duration.FromHours(1), default)));
        Assert.Empty(await With(db, store => store.ReadAsync("campaign", ["a"], before.RecordedAt, default)));
        Assert.Empty(await With(db, store => store.ReadAsync("contact-list", [], before.RecordedAt, default)));
    }

    [Theory]
    [InlineData("UPDATE evidence SET number = 7")]
    [InlineData("DELETE FROM evidence")]
    public async Task The_database_itself_refuses_to_change_evidence(string sql)
    {
        await using var db = await engine.CreateAsync();
        (await SealAsync(db, "list-1")).ValueOrThrow();
        var error = await Record.ExceptionAsync(
            () => db.WithAsync<FilieraContext, int>(context => context.Database.ExecuteSqlRawAsync(sql)));

        Assert.Contains("append-only", Assert.IsType<System.Data.Common.DbException>(error, exactMatch: false).Message, StringComparison.Ordinal);
    }

    private static EvidenceDraft Fact(string list) => new(
        new EvidenceSubject("contact-list", list),
        Json.Object(("delivered", 100), ("withheld", 12)),
        [RuleRef.Parse("RPO-03@1")],
        [new EvidenceInput("list", ContentHash.Of("one;two"u8))],
        new EvidenceProducer("screening", "0.1.0"),
        ContentHash.Of("rulebook"u8),
        Instant.FromUtc(2026, 3, 2, 11, 0));

    private static Task<T> With<T>(TestDatabase db, Func<IEvidenceStore, Task<T>> act) => db.WithAsync(act);

    private static Task<Result<SealedEvidence>> AppendAsync(TestDatabase db, SealedEvidence evidence) =>
        db.CommitAsync<IEvidenceStore, SealedEvidence>(store => store.AppendAsync(evidence, By, default));

    private SealEvidence Seal(IServiceProvider services, TestDatabase db) =>
        new(services.GetRequiredService<IEvidenceStore>(), new OneKey(_key), services.GetRequiredService<IIdentifiers>(), db.Clock);

    private async Task<Result<SealedEvidence>> SealAsync(TestDatabase db, string list)
    {
        await using var scope = db.Scope();
        var seal = Seal(scope.ServiceProvider, db);
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync(ct => seal.RunAsync(Fact(list), By, ct), default);
    }

    private SealedEvidence Next(TestDatabase db, EvidenceHead head, int id) =>
        EvidenceForm.Seal(new EvidenceId(new Guid(id, 0, 0, new byte[8])), head, db.Clock.Now, Fact("list-1"), _key);

    private sealed class OneKey(SigningKey key) : IKeyStore
    {
        public Task<Result<SigningKey>> OpenOrCreateAsync(KeyPurpose purpose, CancellationToken ct)
        {
            var secret = new byte[SigningKey.SecretSize];
            key.ExportSecret(secret);
            return Task.FromResult(SigningKey.FromSecret(purpose.Algorithm, secret));
        }

        public Task<Sequence<TrustedKey>> ListAsync(CancellationToken ct) => Task.FromResult<Sequence<TrustedKey>>(
            [new TrustedKey(key.Key, EvidenceKeys.Purpose.Name, NodaTime.NodaConstants.UnixEpoch, null)]);

        public Task<Result<TrustedKey>> RetireAsync(KeyPurpose purpose, CancellationToken ct) =>
            Task.FromResult<Result<TrustedKey>>(new NoKeyToRetire());
    }
}
