// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Evidence.Tests;

public class SealedFacts
{
    private static readonly Actor By = Actor.System("screening");
    private readonly MemoryEvidence _store = new();
    private readonly FixedClock _clock = new(Sample.Start + Duration.FromNanoseconds(1_234_567));

    [Fact]
    public async Task A_fact_is_sealed_as_the_first_of_its_subject_to_the_microsecond()
    {
        var evidence = (await Seal().RunAsync(Sample.Fact(), By, default)).ValueOrThrow();

        Assert.Equal(
            new SealedEvidence(evidence.Id, 1, default, Sample.Start + Duration.FromMilliseconds(1) + Duration.FromTicks(2340), Sample.Fact(), evidence.Envelope),
            evidence);
        Assert.Equal(evidence, await _store.FindAsync(evidence.Id, default));
        Assert.True(EvidenceChain.Verify([evidence.Envelope], Sample.Trust).Holds);
    }

    [Fact]
    public async Task Facts_about_one_subject_form_a_chain_and_other_subjects_have_their_own()
    {
        var first = (await Seal().RunAsync(Sample.Fact(), By, default)).ValueOrThrow();
        var second = (await Seal().RunAsync(Sample.Fact(withheld: 13), By, default)).ValueOrThrow();
        var other = (await Seal().RunAsync(Sample.Fact("list-2"), By, default)).ValueOrThrow();

        Assert.Equal((2, first.Hash), (second.Number, second.Previous));
        Assert.Equal((1, default(ContentHash)), (other.Number, other.Previous));
    }

    [Fact]
    public async Task A_fact_that_must_not_be_sealed_is_refused_with_everything_against_it()
    {
        var bad = Sample.Fact() with
        {
            SpeaksTo = [],
            Rulebook = default,
            Inputs = [new EvidenceInput("list", default), new EvidenceInput("list", default)],
            Statement = Json.Object(("who", "RSSMRA80A01H501U"), ("share", new Json.Real(0.5))),
        };

        var refused = Assert.IsType<Result<SealedEvidence>.Refused>(await Seal().RunAsync(bad, By, default));

        Assert.Equal(
            [
                new EvidenceIncomplete("it speaks to no requirement"),
                new EvidenceIncomplete("an input is named twice"),
                new EvidenceIncomplete("the rulebook's version is missing"),
                new EvidenceHoldsFractions(),
            ],
            refused.Refusals);
        Assert.Equal(default, await _store.HeadAsync(bad.Subject, default));
    }

    [Theory]
    [InlineData("RSSMRA80A01H501U")]
    [InlineData("tax code rssmra80a01h501u found")]
    [InlineData("RSSMRA80A01H5LMU")]
    [InlineData("write to nobody@example.invalid")]
    public void A_statement_with_a_tax_code_or_an_address_names_a_person(string text)
    {
        var fact = Sample.Fact() with { Statement = Json.Object(("nested", Json.Array(Json.Object(("text", text))))) };

        Assert.Equal([new EvidenceNamesAPerson()], DraftRules.Against(fact));
    }

    [Theory]
    [InlineData("+390840123456")]
    [InlineData("sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("RPO-03@1")]
    public void A_caller_number_a_hash_and_a_rule_name_nobody(string text) =>
        Assert.Equal([], DraftRules.Against(Sample.Fact() with { Statement = Json.Object(("text", text)) }));

    [Fact]
    public async Task A_clock_set_back_behind_the_chain_refuses_and_keeps_nothing()
    {
        var first = (await Seal().RunAsync(Sample.Fact(), By, default)).ValueOrThrow();
        _clock.Now -= Duration.FromSeconds(1);

        var refused = Assert.IsType<Result<SealedEvidence>.Refused>(await Seal().RunAsync(Sample.Fact(), By, default));

        Assert.Equal([new EvidenceClockBehind()], refused.Refusals);
        Assert.Equal(first.ToHead(), await _store.HeadAsync(first.Fact.Subject, default));
    }

    [Fact]
    public async Task A_clock_set_back_behind_the_key_refuses_since_nobody_could_trust_what_it_signs()
    {
        _clock.Now = Sample.Trusted.From - Duration.FromSeconds(1);

        var refused = Assert.IsType<Result<SealedEvidence>.Refused>(await Seal().RunAsync(Sample.Fact(), By, default));

        Assert.Equal([new EvidenceClockBehind()], refused.Refusals);
        Assert.Equal(default, await _store.HeadAsync(Sample.Fact().Subject, default));
    }

    [Fact]
    public async Task Without_a_signing_key_nothing_is_sealed()
    {
        var seal = new SealEvidence(_store, new MemoryKeys(signs: false), new SeededIdentifiers("seed", _clock), _clock);

        var refused = Assert.IsType<Result<SealedEvidence>.Refused>(await seal.RunAsync(Sample.Fact(), By, default));

        Assert.Equal([new NoSigningKeyHere()], refused.Refusals);
    }

    [Fact]
    public async Task Evidence_that_does_not_follow_the_chain_s_end_is_refused()
    {
        var chain = Sample.Chain(2);
        await _store.AppendAsync(chain[0], By, default);
        await _store.AppendAsync(chain[1], By, default);

        var refused = Assert.IsType<Result<SealedEvidence>.Refused>(await _store.AppendAsync(chain[1], By, default));

        Assert.Equal([new EvidenceChainMoved()], refused.Refusals);
    }

    private SealEvidence Seal() => new(_store, new MemoryKeys(), new RandomIdentifiers(_clock), _clock);
}
