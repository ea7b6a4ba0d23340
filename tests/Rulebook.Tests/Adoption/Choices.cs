// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Rulebook.Tests;

public class Choices
{
    private static readonly Actor Officer = new("person:officer");
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 21, 10, 0);
    private static readonly RuleRef Energy = RuleRef.Parse("ENE-01@1");
    private static readonly RuleRef AnswerAge = RuleRef.Parse("RPO-03@1");

    private static RuleCatalogue Catalogue => Shipped.Catalogue;

    [Fact]
    public void A_block_graded_S_asks_for_review_until_a_person_adopts_it()
    {
        Assert.Equal((Severity.Review, true), Apply([]));
        Assert.Equal((Severity.Block, false), Apply([Choice(AdoptionDecision.Adopt, Severity.Block)]));
        Assert.Equal((Severity.Warning, false), Apply([Choice(AdoptionDecision.Adopt, Severity.Warning)]));
        Assert.Equal((Severity.Info, false), Apply([Choice(AdoptionDecision.Decline, null)]));
        Assert.Equal((Severity.Review, true), Apply([Choice(AdoptionDecision.Adopt, Severity.Block), Choice(AdoptionDecision.Withdraw, null)]));
    }

    [Fact]
    public void A_choice_made_on_other_sources_no_longer_holds() => Assert.Equal(
        (Severity.Review, true), Apply([Choice(AdoptionDecision.Adopt, Severity.Block) with { SourcesShown = ContentHash.Of("others"u8) }]));

    [Fact]
    public void A_choice_made_later_than_the_instant_asked_about_does_not_count() => Assert.Equal(
        (Severity.Review, true), Apply([Choice(AdoptionDecision.Adopt, Severity.Block) with { At = Now + Duration.FromTicks(1) }]));

    [Fact]
    public void A_rule_resting_on_an_official_text_blocks_by_itself_whatever_was_recorded()
    {
        var rule = Catalogue.Find(AnswerAge)!;
        var declined = new RuleAdoption(AnswerAge, AdoptionDecision.Decline, null, Officer, Now, "Prova.", Catalogue.SourcesHash(AnswerAge));
        Assert.Equal(new AppliedRule(rule, Severity.Block, false), new AdoptedRulebook(Catalogue, [declined], Now).Apply(rule));
    }

    [Fact]
    public void The_version_of_the_adopted_rulebook_follows_the_severities_and_nothing_else()
    {
        var none = new AdoptedRulebook(Catalogue, [], Now).Version;
        var adopted = new AdoptedRulebook(Catalogue, [Choice(AdoptionDecision.Adopt, Severity.Block)], Now).Version;
        var again = new AdoptedRulebook(Catalogue, [Choice(AdoptionDecision.Adopt, Severity.Block) with { Reason = "Un altro motivo." }], Now).Version;
        Assert.NotEqual(none, adopted);
        Assert.Equal(adopted, again);
    }

    [Fact]
    public void The_last_choice_about_a_rule_counts_whatever_came_before() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(
            Gen.ListOf(Gen.Elements(
                Choice(AdoptionDecision.Adopt, Severity.Block),
                Choice(AdoptionDecision.Adopt, Severity.Info),
                Choice(AdoptionDecision.Decline, null),
                Choice(AdoptionDecision.Withdraw, null),
                Choice(AdoptionDecision.Adopt, Severity.Violation) with { Rule = RuleRef.Parse("CNS-01@1") })).ToArbitrary(),
            choices => Apply(Sequence.From(choices)) == Apply(Sequence.From(choices.Where(choice => choice.Rule == Energy).TakeLast(1)))));

    [Fact]
    public async Task Adopting_records_who_when_why_and_what_was_shown()
    {
        var adoptions = new KeptInMemory();
        var recorded = await new AdoptRule(Catalogue, adoptions, new FixedClock(Now)).RunAsync(
            new AdoptRule.Choice(Energy, AdoptionDecision.Adopt, Severity.Block, Officer, " Letta la legge. ", Catalogue.SourcesHash(Energy)), default);
        var expected = new RuleAdoption(Energy, AdoptionDecision.Adopt, Severity.Block, Officer, Now, "Letta la legge.", Catalogue.SourcesHash(Energy));
        Assert.Equal(expected, recorded.ValueOrThrow());
        Assert.Equal([expected], await adoptions.ListAsync(default));
    }

    [Fact]
    public async Task Every_reason_against_a_choice_comes_back_and_nothing_is_recorded()
    {
        var adoptions = new KeptInMemory();
        var adopt = new AdoptRule(Catalogue, adoptions, new FixedClock(Now));
        Assert.Equal(
            [
                new RuleNeedsNoAdoption("RPO-03@1") { Where = "rule" }, new AdoptionReasonMissing { Where = "reason" },
                new AdoptionSeverityWrong("adopt") { Where = "severity" }, new AdoptionSourcesChanged("RPO-03@1") { Where = "sources_shown" },
            ],
            Refusals(await adopt.RunAsync(new AdoptRule.Choice(AnswerAge, AdoptionDecision.Adopt, null, Officer, " ", default), default)));
        Assert.Equal(
            [new RuleUnknown("ENE-01@9")],
            Refusals(await adopt.RunAsync(new AdoptRule.Choice(RuleRef.Parse("ENE-01@9"), AdoptionDecision.Decline, null, Officer, "Prova.", default), default)));
        Assert.Equal(
            [new AdoptionSeverityWrong("withdraw") { Where = "severity" }, new AdoptionNotFound("ENE-01@1") { Where = "decision" }],
            Refusals(await adopt.RunAsync(new AdoptRule.Choice(Energy, AdoptionDecision.Withdraw, Severity.Block, Officer, "Prova.", default), default)));
        Assert.Equal(
            [new AdoptionSeverityWrong("adopt") { Where = "severity" }],
            Refusals(await adopt.RunAsync(new AdoptRule.Choice(Energy, AdoptionDecision.Adopt, Severity.Review, Officer, "Prova.", Catalogue.SourcesHash(Energy)), default)));
        Assert.Empty(await adoptions.ListAsync(default));
    }

    [Fact]
    public async Task A_withdrawn_choice_cannot_be_withdrawn_again()
    {
        var adoptions = new KeptInMemory();
        var adopt = new AdoptRule(Catalogue, adoptions, new FixedClock(Now));
        await adopt.RunAsync(new AdoptRule.Choice(Energy, AdoptionDecision.Decline, null, Officer, "Prova.", Catalogue.SourcesHash(Energy)), default);
        var withdraw = new AdoptRule.Choice(Energy, AdoptionDecision.Withdraw, null, Officer, "Prova.", Catalogue.SourcesHash(Energy));
        Assert.IsType<Result<RuleAdoption>.Ok>(await adopt.RunAsync(withdraw, default));
        Assert.Equal([new AdoptionNotFound("ENE-01@1") { Where = "decision" }], Refusals(await adopt.RunAsync(withdraw, default)));
        Assert.Equal(2, (await adoptions.ListAsync(default)).Count);
    }

    private static Sequence<Refusal> Refusals(Result<RuleAdoption> result) => Assert.IsType<Result<RuleAdoption>.Refused>(result).Refusals;

    private static RuleAdoption Choice(AdoptionDecision decision, Severity? severity) =>
        new(Energy, decision, severity, Officer, Now, "Prova.", Catalogue.SourcesHash(Energy));

    private static (Severity Severity, bool AwaitsChoice) Apply(Sequence<RuleAdoption> adoptions)
    {
        var applied = new AdoptedRulebook(Catalogue, adoptions, Now).On(new LocalDate(2026, 11, 21), Sector.Energy, Purpose.Promotion)
            .Single(one => one.Rule.Ref == Energy);
        return (applied.Severity, applied.AwaitsChoice);
    }

    private sealed class FixedClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }

    private sealed class KeptInMemory : IRuleAdoptions
    {
        private Sequence<RuleAdoption> _kept = [];

        public Task<Result<RuleAdoption>> AppendAsync(RuleAdoption adoption, int expectedCount, CancellationToken ct)
        {
            if (_kept.Count != expectedCount)
            {
                return Task.FromResult<Result<RuleAdoption>>(new AdoptionsChangedMeanwhile());
            }

            _kept = _kept.Add(adoption);
            return Task.FromResult<Result<RuleAdoption>>(adoption);
        }

        public Task<Sequence<RuleAdoption>> ListAsync(CancellationToken ct) => Task.FromResult(_kept);
    }
}
