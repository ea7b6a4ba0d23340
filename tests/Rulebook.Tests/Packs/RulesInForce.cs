// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Rulebook.Tests;

public class RulesInForce
{
    private static readonly RuleId EnergyOptIn = RuleId.Parse("ENE-01");

    [Fact]
    public void The_energy_opt_in_begins_on_19_June_2026()
    {
        Assert.DoesNotContain(On(2026, 6, 18, Sector.Energy, Purpose.Promotion), rule => rule.Id == EnergyOptIn);
        Assert.Contains(On(2026, 6, 19, Sector.Energy, Purpose.Promotion), rule => rule.Id == EnergyOptIn);
        Assert.DoesNotContain(On(2026, 6, 19, Sector.Retail, Purpose.Promotion), rule => rule.Id == EnergyOptIn);
    }

    [Fact]
    public void A_newer_version_takes_over_on_its_first_day()
    {
        var id = RuleId.Parse("QOS-06");
        Assert.Null(Shipped.Catalogue.Find(id, new LocalDate(2025, 12, 31)));
        Assert.Equal(RuleRef.Parse("QOS-06@1"), Shipped.Catalogue.Find(id, new LocalDate(2026, 6, 30))!.Ref);
        Assert.Equal(RuleRef.Parse("QOS-06@2"), Shipped.Catalogue.Find(id, new LocalDate(2026, 7, 1))!.Ref);
        Assert.Equal(["QOS-06@1", "QOS-06@2"], Shipped.Catalogue.VersionsOf(id).Select(rule => rule.Ref.ToString()));
    }

    [Fact]
    public void A_bill_is_in_the_catalogue_and_never_in_force()
    {
        var bill = Shipped.Catalogue.Find(RuleRef.Parse("QOS-11@1"))!;
        Assert.IsType<Validity.NotInForce>(bill.Validity);
        Assert.DoesNotContain(bill, On(2026, 11, 21, Sector.Telecommunications, Purpose.CustomerCare));
    }

    [Fact]
    public void The_rules_for_an_energy_promotion_today_are_these() => Assert.Equal(
        [
            "AI-01@1", "AUT-01@1", "CLI-01@1", "CLI-02@1", "CLI-03@1", "CLI-04@1", "CLI-07@1", "CNS-01@1", "CNS-02@1", "CNS-03@1", "COD-01@1",
            "DQ-01@1", "DQ-02@1", "ENE-01@1", "FRQ-01@1", "HRS-01@1", "HRS-02@1", "LST-02@1", "LST-03@1", "MIN-02@1", "MLT-01@1", "OPP-01@1",
            "OPP-02@1", "ROC-01@1",
            "RPO-01@1", "RPO-02@1", "RPO-03@1", "RPO-04@1", "RPO-05@1", "RPO-06@1", "RPO-07@1", "RPO-08@1", "SCR-02@1", "SIL-05@1", "SIL-06@1",
            "SUP-03@1",
        ],
        On(2026, 11, 21, Sector.Energy, Purpose.Promotion)
            .Where(rule => (rule.Stages & (Stage.List | Stage.Dial)) != 0).Select(rule => rule.Ref.ToString()));

    [Fact]
    public void A_typed_figure_is_read_with_its_unit_and_an_unknown_one_is_null()
    {
        Assert.Equal(15, Shipped.Catalogue.Find(RuleRef.Parse("RPO-03@1"))!.Span("max_age_telephone_days"));
        Assert.Null(Shipped.Catalogue.Find(RuleRef.Parse("CNS-03@1"))!.Span("legal_max_age_months"));
        var hours = Shipped.Catalogue.Find(RuleRef.Parse("HRS-01@1"))!;
        Assert.Equal(new TimeWindow(new LocalTime(9, 0), new LocalTime(20, 0)), hours.Window("weekday_window"));
        Assert.Throws<KeyNotFoundException>(() => hours.Span("no_such_days"));
        Assert.Throws<InvalidOperationException>(() => hours.Span("weekday_window"));
    }

    [Fact]
    public void Validity_is_half_open_and_overlap_agrees_with_the_days_in_both()
    {
        var days = Enumerable.Range(0, 6).Select(n => new LocalDate(2026, 1, 1).PlusDays(n)).ToList();
        var all = new List<Validity> { new Validity.NotInForce() };
        foreach (var from in days)
        {
            all.Add(new Validity.Dated(from, null));
            all.Add(new Validity.StartUnknown(from, null));
            all.Add(new Validity.StartUnknown(null, from));
            all.AddRange(days.Where(to => to > from).Select(to => new Validity.Dated(from, to)));
        }

        var around = Enumerable.Range(-2, 10).Select(n => days[0].PlusDays(n)).ToList();
        Assert.All(
            from one in all
            from other in all
            select (one, other),
            pair => Assert.Equal(around.Any(day => pair.one.Contains(day) && pair.other.Contains(day)), pair.one.Overlaps(pair.other)));
    }

    private static Sequence<Rule> On(int year, int month, int day, Sector sector, Purpose purpose) =>
        Shipped.Catalogue.On(new LocalDate(year, month, day), sector, purpose);
}
