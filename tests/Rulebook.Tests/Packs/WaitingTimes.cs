// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Rulebook.Tests;

public class WaitingTimes
{
    [Fact]
    public void The_four_yardsticks_are_loaded_with_their_limits() => Assert.Equal(
        [
            "agcom mean-answer limit_seconds=150", "agcom within-20 threshold_seconds=20", "agcom within-20 floor_ppm=400000",
            "arera accessibility floor_ppm=950000", "arera mean-wait limit_seconds=180", "arera service-level floor_ppm=850000",
            "classic within threshold_seconds=unknown", "classic within floor_ppm=unknown", "classic abandoned ceiling_ppm=unknown",
            "spain attended-in-three-minutes threshold_seconds=180", "spain attended-in-three-minutes floor_ppm=950000",
            "spain attended-in-three-minutes threshold_itself_complies_flag=false",
        ],
        from profile in Shipped.Catalogue.WaitingTimes
        from measure in profile.Measures
        from parameter in measure.Parameters
        select $"{profile.Id} {measure.Id} {parameter.Name}={RulebookJson.Written(parameter.Value)}");

    [Fact]
    public void A_limit_in_a_profile_is_the_limit_in_the_rule()
    {
        var energy = Shipped.Catalogue.Find(RuleRef.Parse("QOS-05@1"))!;
        var phone = Shipped.Catalogue.Find(RuleRef.Parse("QOS-01@1"))!;
        Assert.Equal(energy.Parameter("mean_wait_seconds").Value, Limit("arera", "mean-wait", "limit_seconds"));
        Assert.Equal(energy.Parameter("accessibility_floor_ppm").Value, Limit("arera", "accessibility", "floor_ppm"));
        Assert.Equal(energy.Parameter("service_level_floor_ppm").Value, Limit("arera", "service-level", "floor_ppm"));
        Assert.Equal(phone.Parameter("mean_wait_seconds").Value, Limit("agcom", "mean-answer", "limit_seconds"));
        Assert.Equal(Shipped.Catalogue.Find(RuleRef.Parse("QOS-02@1"))!.Parameter("floor_ppm").Value, Limit("agcom", "within-20", "floor_ppm"));
        Assert.Equal(Shipped.Catalogue.Find(RuleRef.Parse("QOS-07@1"))!.Parameter("attended_floor_ppm").Value, Limit("spain", "attended-in-three-minutes", "floor_ppm"));
    }

    [Fact]
    public void Whoever_hangs_up_counts_in_the_energy_mean_and_the_measure_says_so()
    {
        var measure = Measure("arera", "mean-wait");
        Assert.Equal(
            (WaitingMeasureKind.MeanTime, WaitingMoment.Start, WaitingMoment.AgentAnswerOrHangUp, CallPopulation.AskedForAgent, AbandonedCalls.Included, Grade.K, Grade.S),
            (measure.Kind, measure.Starts!.Value, measure.Stops!.Value, measure.Population, measure.Abandoned, measure.WordingGrade, measure.LimitGrade));
        Assert.Equal(new Validity.Dated(new LocalDate(2026, 1, 1), null), Shipped.Catalogue.WaitingTimes.Single(profile => profile.Id == "arera").Validity);
    }

    private static ParameterValue Limit(string profile, string measure, string parameter) =>
        Measure(profile, measure).Parameters.Single(one => one.Name == parameter).Value;

    private static WaitingTimeMeasure Measure(string profile, string measure) =>
        Shipped.Catalogue.WaitingTimes.Single(one => one.Id == profile).Measures.Single(one => one.Id == measure);
}
