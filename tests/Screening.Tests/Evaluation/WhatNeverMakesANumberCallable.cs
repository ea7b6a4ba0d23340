// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Filiera.Screening.Tests.Worlds;

namespace Filiera.Screening.Tests;

/// <summary>Properties of verdicts by the shipped rules, over situations of every kind.</summary>
public sealed class WhatNeverMakesANumberCallable
{
    private static readonly Gen<(Situation Situation, ListContext Context, Sequence<AppliedRule> Rules)> Cases =
        from situation in Situations from context in Contexts from rules in RuleSets select (situation, context, rules);

    [Fact]
    public void An_opposition_does_not() => Never((situation, day) => situation with { OnFile = Add(situation.OnFile, Exclusion.OpposedToClient, day) });

    [Fact]
    public void A_withdrawal_does_not() => Never((situation, day) => situation with { OnFile = Add(situation.OnFile, Exclusion.ConsentWithdrawn, day) });

    [Fact]
    public void An_exclusion_list_does_not() => Never((situation, _) => situation with { OnFile = Add(situation.OnFile, Exclusion.CampaignList, default) });

    [Fact]
    public void An_answer_that_says_remove_does_not() =>
        Never((situation, _) => situation with { Answer = situation.Answer is { } answer ? answer with { Remove = true } : null });

    [Fact]
    public void An_older_answer_does_not() => Never((situation, _) => situation with
    {
        Answer = situation.Answer is { } answer && answer.CheckedAt <= Now ? answer with { CheckedAt = answer.CheckedAt - Duration.FromDays(3) } : situation.Answer,
    });

    [Fact]
    public void A_consent_never_withholds_a_number_that_was_allowed_and_never_shortens_it()
    {
        var cases = from given in Cases from consent in Consents select (given, consent);
        Check.One(Many, Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var (situation, context, rules) = c.given;
            var facts = situation.OnFile;
            var more = NumberFacts.Of([.. facts.Grounds, c.consent], facts.Exclusions, facts.OpposedOn, facts.WithdrawnOn);
            var before = ListVerdict.Of(situation, context, rules);
            var after = ListVerdict.Of(situation with { OnFile = more }, context, rules);
            if (before.Verdict == Verdict.Allow)
            {
                Assert.Equal(Verdict.Allow, after.Verdict);
                Assert.True(after.ValidUntil is null || (before.ValidUntil is { } until && after.ValidUntil >= until));
            }
        }));
    }

    [Fact]
    public void The_order_of_rules_changes_no_verdict() => Check.One(Many, Prop.ForAll(Cases.ToArbitrary(), c =>
    {
        var straight = ListVerdict.Of(c.Situation, c.Context, c.Rules);
        var reversed = ListVerdict.Of(c.Situation, c.Context, Sequence.From(c.Rules.Reverse()));
        Assert.Equal((straight.Verdict, straight.ValidUntil), (reversed.Verdict, reversed.ValidUntil));
        Assert.Equal(straight.Reasons.Select(reason => reason.ToString()).Order(), reversed.Reasons.Select(reason => reason.ToString()).Order());
        Assert.Equal(straight.Reasons.Distinct(), straight.Reasons);
    }));

    [Fact]
    public void An_allow_ends_no_later_than_the_answer_it_needed() => Check.One(Many, Prop.ForAll(Cases.ToArbitrary(), c =>
    {
        var verdict = ListVerdict.Of(c.Situation, c.Context, c.Rules);
        Assert.True(verdict.Verdict == Verdict.Allow || verdict.ValidUntil is null);
        Assert.True(verdict.ValidUntil is null || verdict.ValidUntil > Now);
        if (verdict.Verdict == Verdict.Allow && !GroundsOfANumber.Of(c.Situation).Any(ground => ground is Ground.Contract or Ground.Request))
        {
            Assert.True(verdict.ValidUntil <= Now + Duration.FromDays(15));
        }
    }));

    [Theory]
    [InlineData(Basis.None)]
    [InlineData(Basis.Unreadable)]
    [InlineData(Basis.Consent)]
    [InlineData(Basis.Directory)]
    public void A_row_whose_inputs_are_missing_is_never_allowed(Basis basis) => Assert.All(
        new[] { Sector.Energy, Sector.Other },
        sector => Assert.NotEqual(
            Verdict.Allow,
            ListVerdict.Of(Claimed(basis), Context with { Answers = null }, Shipped.ListRules(new LocalDate(2026, 11, 21), sector, Purpose.Promotion)).Verdict));

    private static void Never(Func<Situation, DateField, Situation> change)
    {
        var cases = from given in Cases from day in Dates select (given, day);
        Check.One(Many, Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var before = ListVerdict.Of(c.given.Situation, c.given.Context, c.given.Rules);
            var after = ListVerdict.Of(change(c.given.Situation, c.day), c.given.Context, c.given.Rules);
            Assert.True(after.Verdict != Verdict.Allow || before.Verdict == Verdict.Allow, $"{before} became {after}");
            Assert.True(after.ValidUntil is null || before.ValidUntil is null || after.ValidUntil <= before.ValidUntil, $"{before} became {after}");
        }));
    }

    // As the files are put together: an exclusion that was there stays, and a day that is missing wins.
    private static NumberFacts Add(NumberFacts facts, Exclusion exclusion, DateField day)
    {
        var items = facts.Grounds.Select(ground => (FactItem)new FactItem.Grounds(ground))
            .Append(new FactItem.Excludes(exclusion, day.IsUnreadable ? default : day));
        foreach (var one in Enum.GetValues<Exclusion>().Where(one => one != Exclusion.None && facts.Exclusions.HasFlag(one)))
        {
            items = items.Append(new FactItem.Excludes(one, one == Exclusion.OpposedToClient ? facts.OpposedOn : one == Exclusion.ConsentWithdrawn ? facts.WithdrawnOn : default));
        }

        return FactsOfANumber.Of(items);
    }
}
