// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Filiera.Screening.Tests.Worlds;

namespace Filiera.Screening.Tests;

/// <summary>What is judged in place of a situation gets the very verdict of the situation: outcome, reasons and their order, validity.</summary>
public sealed class SituationsThatNoRuleTellsApart
{
    // Days on both sides of every limit of the shipped rules, and some in between.
    private static readonly Gen<DateField> Days = Gen.Frequency(
        (1, Gen.Elements(DateField.Missing, Unreadable)),
        (3, from around in Gen.Elements(0, -15, -30, -60, -90, -365, -730) from off in Gen.Choose(-18, 18) select On(around + off)),
        (1, Gen.Choose(-1500, 60).Select(On)));

    private static readonly Gen<Ground> AnyConsent =
        from consent in Consents
        from given in Days
        from enrolled in Gen.Frequency((3, Gen.Constant(DateField.Missing)), (1, Days))
        from purpose in Gen.Elements(null, "marketing", "offerte, altro", "statistica", "profilazione")
        from recipient in Gen.Elements(null, "Luce di Prova S.p.A.", "IT01234567890", "Un Altro S.r.l.", "Altri")
        select (Ground)(consent with { Given = given, EnrolledOn = enrolled, Purpose = purpose, Recipient = recipient });

    private static readonly Gen<Ground> AnyContract =
        from reference in Gen.Elements(true, true, false)
        from start in Days
        from end in Days
        from kind in Gen.Elements(Enum.GetValues<ContractKind>())
        select (Ground)new Ground.Contract(reference, start, end, kind, false);

    private static readonly Gen<Ground> AnyRequest =
        from asked in Days
        from topic in Gen.Elements(null, "luce", "gas, altro", "telefonia")
        from consumed in Gen.Elements(false, false, true)
        select (Ground)new Ground.Request(true, asked, topic, consumed);

    private static readonly Gen<Ground> AnyGround = Gen.OneOf(AnyConsent, AnyConsent, AnyContract, AnyRequest, Gen.Constant<Ground>(Listed));

    private static readonly Gen<OptOutAnswer?> AnyAnswer =
        from remove in Gen.Elements(true, false, false)
        from hours in Gen.Choose(-48, 800)
        select (OptOutAnswer?)new OptOutAnswer(remove, Now - Duration.FromHours(hours));

    private static readonly Gen<Claim> AnyClaim =
        from basis in Gen.Elements(Enum.GetValues<Basis>())
        from reference in Gen.Elements(true, false)
        from date in Days
        from end in Days
        from purpose in Gen.Elements(null, "marketing", "vendita", "statistica")
        from recipient in Gen.Elements(null, "Luce di Prova S.p.A.", "01234567890", "Un Altro S.r.l.")
        select new Claim(basis, reference, date, purpose, recipient, end);

    private static readonly Gen<(Claim Claim, Sequence<FactItem> Items, OptOutAnswer? Answer)> Numbers =
        from claim in AnyClaim
        from grounds in AnyGround.ListOf()
        from exclusions in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(0, 31)))
        from day in Gen.Frequency((2, Gen.Constant(DateField.Missing)), (1, Days))
        from answer in Gen.Frequency((1, Gen.Constant<OptOutAnswer?>(null)), (8, AnyAnswer))
        select (claim, Sequence.From(Items(grounds.Take(3), (Exclusion)exclusions, day)), answer);

    private static readonly Gen<Sequence<AppliedRule>> AnySeverities =
        from rules in RuleSets
        from dice in Gen.Choose(0, 4).ListOf(40)
        select Sequence.From(rules.Select((applied, at) => dice[at] == 4 ? applied : applied with { Severity = (Severity)dice[at] }));

    private static readonly Gen<(ListContext Context, Sequence<AppliedRule> Rules)> AnyRun =
        from context in Contexts
        from rules in AnySeverities
        from without in Gen.Elements(false, false, true)
        select (context with { WithoutConsents = without }, rules);

    [Fact]
    public void Their_verdict_is_that_of_what_stands_for_them()
    {
        var reduced = 0;
        Check.One(Many, Prop.ForAll(Numbers.ToArbitrary(), AnyRun.ToArbitrary(), (number, run) =>
        {
            var (claim, items, answer) = number;
            var reduction = new SituationReduction(run.Context, run.Rules);
            var expected = ListVerdict.Of(new Situation(claim, FactsOfANumber.Of(items), answer), run.Context, run.Rules);

            var others = items.Select(reduction.Of).ToList();
            var situation = others.Contains(null)
                ? new Situation(claim, FactsOfANumber.Of(items), reduction.Of(answer))
                : new Situation(reduction.Of(claim), FactsOfANumber.Of(others.OfType<FactItem>()), reduction.Of(answer));
            reduced += others.Contains(null) ? 0 : 1;

            Assert.Equal(expected, ListVerdict.Of(situation, run.Context, run.Rules));
        }));
        Assert.True(reduced > 500);
    }

    [Fact]
    public void A_rule_whose_check_is_not_known_leaves_everything_as_it_is()
    {
        var all = Shipped.ListRules(new LocalDate(2026, 11, 21), Sector.Energy, Purpose.Promotion);

        Assert.Equal(
            ListChecks.Names,
            Sequence.From(all.Select(applied => ((RuleCheck.Named)applied.Rule.Check!).Name).Distinct().Intersect(ListChecks.Names).Order(StringComparer.Ordinal)));
        Assert.NotEqual(Consent, ((FactItem.Grounds)new SituationReduction(Context, all).Of(new FactItem.Grounds(Consent))!).Ground);
    }

    private static IEnumerable<FactItem> Items(IEnumerable<Ground> grounds, Exclusion exclusions, DateField day) => grounds
        .Select(ground => (FactItem)new FactItem.Grounds(ground))
        .Concat(Enum.GetValues<Exclusion>().Where(one => one != Exclusion.None && exclusions.HasFlag(one))
            .Select(one => (FactItem)new FactItem.Excludes(one, day.IsUnreadable ? default : day)));

    private static DateField On(int days) => new(new LocalDate(2026, 11, 21).PlusDays(days), false);
}
