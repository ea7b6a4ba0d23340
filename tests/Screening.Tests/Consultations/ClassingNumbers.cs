// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;
using static Filiera.Screening.Tests.Worlds;

namespace Filiera.Screening.Tests;

public sealed class ClassingNumbers
{
    private static readonly Duration Holds = Duration.FromDays(15);

    private static readonly Sequence<AppliedRule> Other =
        Sequence.From(Shipped.ListRules(new LocalDate(2026, 11, 21), Sector.Other, Purpose.Promotion).Select(Adopted));

    private static readonly Sequence<AppliedRule> Energy =
        Sequence.From(Shipped.ListRules(new LocalDate(2026, 11, 21), Sector.Energy, Purpose.Promotion).Select(Adopted));

    [Fact]
    public void A_consent_is_worth_asking_about_until_the_answer_is_there()
    {
        Assert.Equal(new NumberClass(Basis.Consent, NumberStanding.Worth), Class(Other, null, Consent));
        Assert.Equal(new NumberClass(Basis.Consent, NumberStanding.Worth), Class(Other, Keep with { CheckedAt = Now - Holds }, Consent));
        Assert.Equal(new NumberClass(Basis.Consent, NumberStanding.Fresh), Class(Other, Keep, Consent));
        Assert.Equal(new NumberClass(Basis.Consent, NumberStanding.Fresh), Class(Other, Remove, Consent));
    }

    [Fact]
    public void A_contract_or_a_request_carries_the_call_anyway()
    {
        Assert.Equal(new NumberClass(Basis.Customer, NumberStanding.Carried), Class(Other, null, Contract));
        Assert.Equal(new NumberClass(Basis.Request, NumberStanding.Carried), Class(Other, null, Request));
        Assert.Equal(new NumberClass(Basis.Customer, NumberStanding.Carried), Class(Other, null, Contract, Consent));
    }

    [Fact]
    public void An_opposition_drops_a_number_whatever_its_basis() => Assert.Equal(
        new NumberClass(Basis.None, NumberStanding.Opposed),
        Classes(Other).Of(Claim.None, NumberFacts.Of([Consent], Exclusion.OpposedToClient), null));

    [Fact]
    public void Without_a_basis_and_outside_directories_nothing_is_asked()
    {
        Assert.Equal(new NumberClass(Basis.None, NumberStanding.NoBasis), Class(Other, null));
        Assert.Equal(new NumberClass(Basis.Directory, NumberStanding.Worth), Class(Other, null, Listed));
        Assert.Equal(new NumberClass(Basis.None, NumberStanding.NoBasis), Class(Other, null, Contract with { End = Day(2026, 1, 1) }));
    }

    [Fact]
    public void An_energy_campaign_keeps_only_requests_and_specific_consents()
    {
        Assert.Equal(new NumberClass(Basis.None, NumberStanding.NotOptedIn), Class(Energy, null, Listed));
        Assert.Equal(new NumberClass(Basis.None, NumberStanding.NotOptedIn), Class(Energy, null, Contract));
        Assert.Equal(new NumberClass(Basis.Request, NumberStanding.Carried), Class(Energy, null, Request));
        Assert.Equal(new NumberClass(Basis.Consent, NumberStanding.Worth), Class(Energy, null, Consent));
    }

    [Fact]
    public void A_consent_for_something_else_is_excluded_whatever_the_register_answers() => Assert.Equal(
        new NumberClass(Basis.Consent, NumberStanding.Excluded), Class(Other, null, Consent with { Purpose = "statistica" }));

    private static AppliedRule Adopted(AppliedRule applied) => applied.AwaitsChoice ? Shipped.Applied(applied.Rule, applied.Rule.Severity) : applied;

    private static NumberClasses Classes(Sequence<AppliedRule> rules) => new(Context with { Precedence = Shipped.Catalogue.Precedence(new LocalDate(2026, 11, 21))! }, rules, Holds);

    private static NumberClass Class(Sequence<AppliedRule> rules, OptOutAnswer? answer, params Ground[] grounds) =>
        Classes(rules).Of(Claim.None, NumberFacts.Of(grounds), answer);
}
