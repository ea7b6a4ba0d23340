// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Rulebook;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Stores.Sql.Tests;

/// <summary>Answer sets, receipts with their secrets, reviews and samples: the same on every engine.</summary>
public abstract class ReceiptsSuite(Engine engine)
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 21, 9, 0);
    private static readonly Actor Officer = new("person:officer");

    [Fact]
    public async Task An_answer_set_comes_back_whole_and_the_newest_of_a_controller_first()
    {
        await using var db = await engine.CreateAsync();
        var sets = new[] { Set(1, "01234567890"), Set(2, "09876543210"), Set(3, "01234567890") with { Oldest = null, Newest = null, Kind = AnswerKind.Snapshot } };
        foreach (var set in sets)
        {
            await KeepAsync<IAnswerSets>(db, store => store.AddAsync(set, default));
        }

        Assert.Equal(sets[1], await db.WithAsync<IAnswerSets, AnswerSet?>(store => store.FindAsync(sets[1].Digest, default)));
        Assert.Null(await db.WithAsync<IAnswerSets, AnswerSet?>(store => store.FindAsync(ContentHash.Of("none"u8), default)));
        Assert.Equal([sets[2], sets[0]], await db.WithAsync<IAnswerSets, Sequence<AnswerSet>>(store => store.ListAsync("01234567890", 10, null, default)));
        Assert.Equal([sets[0]], await db.WithAsync<IAnswerSets, Sequence<AnswerSet>>(store => store.ListAsync("01234567890", 10, sets[2].Id, default)));
        Assert.Equal([sets[2]], await db.WithAsync<IAnswerSets, Sequence<AnswerSet>>(store => store.ListAsync(null, 1, null, default)));
    }

    [Fact]
    public async Task A_receipt_comes_back_as_it_was_signed()
    {
        await using var db = await engine.CreateAsync();
        var receipts = new[] { Receipt(1), Receipt(2) with { ValidUntil = null } };
        foreach (var receipt in receipts)
        {
            await KeepAsync<IReceipts>(db, store => store.AddAsync(receipt, default));
        }

        Assert.Equal(receipts[0], await db.WithAsync<IReceipts, KeptReceipt?>(store => store.FindAsync(receipts[0].Id, default)));
        Assert.Equal([receipts[1], receipts[0]], await db.WithAsync<IReceipts, Sequence<KeptReceipt>>(store => store.ListAsync(10, null, default)));
        Assert.Equal([receipts[0]], await db.WithAsync<IReceipts, Sequence<KeptReceipt>>(store => store.ListAsync(10, receipts[1].Id, default)));
    }

    [Fact]
    public async Task A_secret_is_kept_apart_and_can_be_erased_once()
    {
        await using var db = await engine.CreateAsync();
        var receipt = Receipt(1);
        using var secret = SaltSecret.Generate();
        await KeepAsync<IReceiptSecrets>(db, store => store.AddAsync(receipt.Id, secret, default));
        using (var found = await db.WithAsync<IReceiptSecrets, SaltSecret?>(store => store.FindAsync(receipt.Id, default)))
        {
            Assert.Equal(secret.SaltOf(7), found!.SaltOf(7));
        }

        Assert.True((await db.CommitAsync<IReceiptSecrets, bool>(async store => await store.EraseAsync(receipt.Id, default))).ValueOrThrow());
        Assert.Null(await db.WithAsync<IReceiptSecrets, SaltSecret?>(store => store.FindAsync(receipt.Id, default)));
        Assert.False((await db.CommitAsync<IReceiptSecrets, bool>(async store => await store.EraseAsync(receipt.Id, default))).ValueOrThrow());
    }

    [Fact]
    public async Task A_review_queue_and_its_decisions_come_back_in_the_order_taken()
    {
        await using var db = await engine.CreateAsync();
        var queue = new ReviewQueue(
            new ScreeningId(Id(1)), new ListId(Id(2)), ContentHash.Of("index"u8), ';', false, 3, ["telefono", "nome"],
            [new ReviewGroup(2, ["opted-out-with-consent(RPO-05)", "no-answer(RPO-03)"], 7), new ReviewGroup(1, ["no-answer(RPO-03)"], 1)]);
        var decisions = new[]
        {
            new RecordedDecision(new DecisionId(Id(3)), queue.Screening, 2, null, ReviewChoice.KeepWithheld, "nessuna prova del consenso", Officer, Start),
            new RecordedDecision(new DecisionId(Id(4)), queue.Screening, null, 5, ReviewChoice.Allow, "il consenso è del 3 marzo, dopo l'iscrizione", Officer, Start),
        };
        await KeepAsync<IReviews>(db, store => store.AddAsync(queue, default));
        foreach (var decision in decisions)
        {
            await KeepAsync<IReviews>(db, store => store.AddAsync(decision, default));
        }

        Assert.Equal(queue, await db.WithAsync<IReviews, ReviewQueue?>(store => store.FindAsync(queue.Screening, default)));
        Assert.Equal(decisions, await db.WithAsync<IReviews, Sequence<RecordedDecision>>(store => store.DecisionsAsync(queue.Screening, default)));
        Assert.Equal([queue], await db.WithAsync<IReviews, Sequence<ReviewQueue>>(store => store.ListAsync(10, null, default)));
        Assert.Empty(await db.WithAsync<IReviews, Sequence<ReviewQueue>>(store => store.ListAsync(10, queue.Screening, default)));
    }

    [Fact]
    public async Task A_sample_its_results_and_its_summary_come_back_whole()
    {
        await using var db = await engine.CreateAsync();
        var sample = new ConsentSample(
            new SampleId(Id(1)), new ListId(Id(2)), new CampaignId(Id(3)), ContentHash.Of("list"u8), 5_000, new PartsPerMillion(950_000),
            new PartsPerMillion(50_000), RuleRef.Parse("LST-03@1"), ContentHash.Of("rules"u8), "a seed",
            [new SampleItem(1, 17, 19), new SampleItem(2, 4_999, 5_001)], Officer, Start);
        var results = new[]
        {
            new SampleResult(sample.Id, 2, SampleFinding.NotFound, null, Officer, Start),
            new SampleResult(sample.Id, 2, SampleFinding.Found, "trovato in archivio", Officer, Start),
        };
        var summary = new SampleSummary(sample.Id, 1, 0, 1, new EvidenceId(Id(9)), Start);
        await KeepAsync<IConsentSamples>(db, store => store.AddAsync(sample, default));
        foreach (var result in results)
        {
            await KeepAsync<IConsentSamples>(db, store => store.AddAsync(result, default));
        }

        Assert.Equal(sample, await db.WithAsync<IConsentSamples, ConsentSample?>(store => store.FindAsync(sample.Id, default)));
        Assert.Equal(results, await db.WithAsync<IConsentSamples, Sequence<SampleResult>>(store => store.ResultsAsync(sample.Id, default)));
        Assert.Null(await db.WithAsync<IConsentSamples, SampleSummary?>(store => store.SummaryAsync(sample.Id, default)));
        await KeepAsync<IConsentSamples>(db, store => store.AddAsync(summary, default));
        Assert.Equal(summary, await db.WithAsync<IConsentSamples, SampleSummary?>(store => store.SummaryAsync(sample.Id, default)));
        Assert.Equal([sample], await db.WithAsync<IConsentSamples, Sequence<ConsentSample>>(store => store.ListAsync(10, null, default)));
    }

    [Theory]
    [InlineData("UPDATE receipts SET at_us = 0")]
    [InlineData("DELETE FROM review_decisions")]
    [InlineData("UPDATE sample_results SET finding = 'Found'")]
    [InlineData("DELETE FROM answer_sets")]
    public async Task The_database_refuses_to_change_what_was_kept(string statement)
    {
        await using var db = await engine.CreateAsync();
        var decision = new RecordedDecision(new DecisionId(Id(3)), new ScreeningId(Id(1)), 1, null, ReviewChoice.Allow, "dieci lettere", Officer, Start);
        await KeepAsync<IReceipts>(db, store => store.AddAsync(Receipt(1), default));
        await KeepAsync<IReviews>(db, store => store.AddAsync(decision, default));
        await KeepAsync<IConsentSamples>(db, store => store.AddAsync(new SampleResult(new SampleId(Id(1)), 1, SampleFinding.NotFound, null, Officer, Start), default));
        await KeepAsync<IAnswerSets>(db, store => store.AddAsync(Set(1, "01234567890"), default));
        await using var scope = db.Scope();
        var context = scope.ServiceProvider.GetRequiredService<FilieraContext>();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => context.Database.ExecuteSqlRawAsync(statement));
    }

    private static Guid Id(byte number) => Uuid7.From(Start + Duration.FromMinutes(number), [number, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

    private static AnswerSet Set(byte number, string controller) => new(
        new AnswerSetId(Id(number)), "risposta.csv", controller, AnswerKind.Consultation,
        [new ListInput(InputKind.Answers, "risposta.csv", ContentHash.Of([number]), 120)], [ContentHash.Of("list"u8)],
        ContentHash.Of([number, 1]), 4096, 1_000, 300, Start, Start + Duration.FromHours(number), Officer, Start);

    private static KeptReceipt Receipt(byte number) => new(
        new ReceiptId(Id(number)), new ScreeningId(Id(number)), new ListId(Id(1)), new CampaignId(Id(2)), Start, Start + Duration.FromDays(15),
        new SignedEnvelope(ReceiptForm.PayloadType, Sequence.Create("{}"u8), [new EnvelopeSignature(default, Sequence.Create<byte>([1, 2, number]))]));

    private static async Task KeepAsync<TStore>(TestDatabase db, Func<TStore, Task> keep)
        where TStore : notnull =>
        (await db.CommitAsync<TStore, bool>(async store =>
        {
            await keep(store);
            return true;
        })).ValueOrThrow();
}
