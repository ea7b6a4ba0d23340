// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook.Tests;

public class TheCatalogue
{
    private const string BeforeDialling =
        "COD-01 LST-02 LST-03 ROC-01 CLI-01 CLI-02 HRS-01 HRS-02 FRQ-01 MIN-02 SCR-02 CNS-01 CNS-02 CNS-03 SUP-03 DQ-01 DQ-02 MLT-01 "
        + "RPO-01 RPO-02 RPO-03 RPO-04 RPO-05 RPO-06 RPO-07 RPO-08 CLI-03 CLI-04 CLI-06 CLI-07 SIL-05 SIL-06 ENE-01 AI-01 AUT-01 OPP-01 OPP-02";

    private const string FromCallRecords =
        "PRQ-03 PRQ-04 ROC-01 ROC-02 CLI-01 HRS-01 HRS-02 MIN-03 SCR-03 INF-01 ORI-01 ORI-02 ORI-03 ORI-04 MLT-01 RPO-03 RPO-09 RPO-10 "
        + "CLI-04 SIL-01 SIL-02 SIL-03 SIL-05 SIL-06 SIL-08 SIL-09 QOS-01 QOS-02 QOS-03 QOS-05 QOS-06 QOS-07 ENE-02 ENE-03 ENE-04";

    private const string FromDocuments =
        "COD-02 COD-03 PRQ-01 PRQ-02 PRQ-03 LST-01 LST-04 ROC-02 CLI-02 MIN-01 MIN-02 SCR-01 TRF-01 TRF-02 TRF-03 SUP-01 SUP-02 SUP-03 "
        + "DQ-02 DQ-03 ORI-05 ODM-01 ODM-02 ODM-03 ODM-04 ODM-05 RPO-08 RPO-11 CLI-06 SIL-07 QOS-03 QOS-09 QOS-10";

    private const string ByAPerson = "PRQ-02 LST-01 LST-03 MIN-03 INF-01 SUP-01 ORI-04 RPO-10 SIL-04 AI-01";

    private const string Nowhere = "RPO-12 CLI-05 QOS-04 QOS-08 QOS-11 REG-01";

    private static readonly IReadOnlyDictionary<string, string> Checks = new Dictionary<string, string>
    {
        ["SCR-02"] = "basis-present",
        ["RPO-03"] = "answer-age",
        ["RPO-04"] = "answer-of-this-controller",
        ["RPO-05"] = "consent-after-enrolment",
        ["RPO-06"] = "contract-exemption",
        ["RPO-07"] = "request-one-off",
        ["ENE-01"] = "energy-opt-in",
        ["CNS-01"] = "consent-purpose",
        ["CNS-03"] = "consent-age",
        ["COD-01"] = "campaign-in-scope",
        ["SUP-03"] = "supplier-authorised",
        ["LST-02"] = "consent-origin",
        ["CNS-02"] = "consent-proof",
        ["OPP-01"] = "opposition",
        ["OPP-02"] = "exclusion-lists",
        ["HRS-01"] = "permitted-hours",
        ["HRS-02"] = "hours-of-every-attempt",
        ["ROC-01"] = "caller-declared",
        ["CLI-01"] = "caller-shown",
        ["CLI-03"] = "caller-prefix",
        ["CLI-04"] = "short-caller-number",
        ["CLI-07"] = "caller-tied-to-seller",
        ["FRQ-01"] = "contact-frequency",
        ["SIL-05"] = "silent-call-gap",
        ["SIL-06"] = "agent-after-silent-call",
        ["AUT-01"] = "automated-call",
    };

    [Fact]
    public void Every_rule_of_the_index_is_there_with_its_phases_and_no_other()
    {
        Assert.Equal(Words(BeforeDialling), With(rule => (rule.Stages & (Stage.List | Stage.Dial)) != 0));
        Assert.Equal(Words(FromCallRecords), With(rule => rule.Stages.HasFlag(Stage.After)));
        Assert.Equal(Words(FromDocuments), With(rule => rule.Stages.HasFlag(Stage.Document)));
        Assert.Equal(Words(ByAPerson), With(rule => rule.Stages.HasFlag(Stage.Audit)));
        Assert.Equal(Words(Nowhere), With(rule => rule.Stages == Stage.None));
        Assert.Equal(94, With(_ => true).Count);
    }

    [Fact]
    public void The_rules_with_an_executable_check_are_named_and_every_other_says_why_it_has_none()
    {
        var named = Shipped.Catalogue.Rules.Where(rule => rule.Check is RuleCheck.Named)
            .ToDictionary(rule => rule.Id.ToString(), rule => ((RuleCheck.Named)rule.Check).Name);
        Assert.Equal(Checks.OrderBy(check => check.Key), named.OrderBy(check => check.Key));
        Assert.All(
            Shipped.Catalogue.Rules.Select(rule => rule.Check).OfType<RuleCheck.None>(),
            none => Assert.True(none.Because.English.Length > 20 && none.Because.English.EndsWith('.') && none.Because.Italian.EndsWith('.')));
    }

    [Fact]
    public void No_rule_graded_S_or_K_blocks_by_itself()
    {
        var asking = Shipped.Catalogue.Rules.Where(rule => rule is { NeedsAdoption: true, Severity: Severity.Block }).ToList();
        Assert.Contains(asking, rule => rule.Id == RuleId.Parse("ENE-01"));
        Assert.All(asking, rule => Assert.Equal(Severity.Review, rule.EffectiveSeverity([], Shipped.Catalogue.SourcesHash(rule.Ref))));
    }

    [Fact]
    public void Benchmarks_context_and_bills_never_rise_above_information() => Assert.All(
        Shipped.Catalogue.Rules.Where(rule => rule.Nature != RuleNature.Duty && rule.Id != RuleId.Parse("QOS-09")),
        rule => Assert.Equal(Severity.Info, rule.Severity));

    [Fact]
    public void What_is_unknown_is_shipped_as_unknown()
    {
        var unknown = Shipped.Catalogue.Rules
            .SelectMany(rule => rule.Parameters.Where(parameter => parameter.Value is ParameterValue.Unknown).Select(parameter => $"{rule.Ref} {parameter.Name}"));
        Assert.Equal(
            [
                "CLI-04@1 start_date", "CNS-03@1 legal_max_age_months", "FRQ-01@1 gap_in_present_code_days", "ODM-04@1 stated_wait_days",
                "ODM-05@1 yearly_fee_cents", "QOS-10@1 limits_text", "RPO-11@1 daily_limit_count", "RPO-11@1 tiers_text", "SUP-01@1 frequency_months",
            ],
            unknown);
    }

    [Fact]
    public void Every_default_is_labelled_and_no_stated_figure_is_called_a_default() => Assert.Equal(
        [
            "CNS-03@1 max_age_months=24", "FRQ-01@1 contact_gap_days=30", "FRQ-01@1 answered_contacts_in_gap_count=1",
            "FRQ-01@1 attempts_per_day_count=3", "FRQ-01@1 attempts_per_day_enabled_flag=false", "HRS-01@1 patron_saint_blocks_flag=false",
            "HRS-01@1 patron_saint_warns_flag=true", "HRS-02@1 applies_to_unanswered_flag=true", "LST-03@1 confidence_ppm=950000",
            "LST-03@1 margin_ppm=50000", "MIN-02@1 rights_details_months=24", "MIN-02@1 gate_decisions_months=24", "ODM-04@1 wait_before_report_days=30", "PRQ-04@1 forward_working_days=1",
            "REG-01@1 period_months=12", "REG-01@1 stated_anew_months=3", "REG-01@1 least_rows_count=1000",
            "REG-01@1 lists_bound_1_count=1", "REG-01@1 lists_bound_2_count=5", "REG-01@1 lists_bound_3_count=20", "REG-01@1 lists_bound_4_count=100", "REG-01@1 lists_bound_5_count=500",
            "REG-01@1 rows_bound_1_count=1000", "REG-01@1 rows_bound_2_count=10000", "REG-01@1 rows_bound_3_count=100000", "REG-01@1 rows_bound_4_count=1000000", "REG-01@1 rows_bound_5_count=10000000",
            "REG-01@1 withheld_bound_1_ppm=50000", "REG-01@1 withheld_bound_2_ppm=150000", "REG-01@1 withheld_bound_3_ppm=300000", "REG-01@1 withheld_bound_4_ppm=500000",
            "REG-01@1 undecided_bound_1_ppm=1000", "REG-01@1 undecided_bound_2_ppm=10000", "REG-01@1 undecided_bound_3_ppm=50000", "REG-01@1 undecided_bound_4_ppm=200000",
            "RPO-03@1 warn_age_telephone_days=12", "RPO-04@1 snapshot_suffices_flag=false", "RPO-05@1 remove_wins_flag=true", "RPO-07@1 request_expiry_days=7",
        ],
        Shipped.Catalogue.Rules.SelectMany(rule => rule.Parameters.Where(parameter => parameter.Standing == ParameterStanding.ProposedDefault)
            .Select(parameter => $"{rule.Ref} {parameter.Name}={RulebookJson.Written(parameter.Value)}")));

    [Fact]
    public void Every_doubt_date_source_and_precedent_of_the_sheet_is_loaded()
    {
        var catalogue = Shipped.Catalogue;
        Assert.Equal(Enumerable.Range(1, 19).Select(n => $"D-{n:00}"), catalogue.Doubts.Select(doubt => doubt.Id.ToString()));
        Assert.Equal(24, catalogue.Dates.Count);
        Assert.Equal(12, catalogue.Precedents.Count);
        Assert.Equal(62, catalogue.Sources.Count(source => source.Key[0] == 'S' && char.IsAsciiDigit(source.Key[1])));
        Assert.Equal(13, catalogue.Sources.Count(source => source.Key[0] == 'R'));
        Assert.Equal(11, catalogue.Sources.Count(source => source.Key[0] == 'G'));
    }

    [Fact]
    public void A_rule_cites_no_source_more_surely_than_the_source_allows() => Assert.All(
        from rule in Shipped.Catalogue.Rules
        from citation in rule.Sources
        select (rule, citation, source: Shipped.Catalogue.Source(citation.Source)!),
        cited => Assert.True(cited.citation.Grade >= cited.source.Grade, $"{cited.rule.Ref} {cited.citation}"));

    [Fact]
    public void Every_rule_carries_its_grade_from_a_citation_or_is_general_knowledge() => Assert.All(
        Shipped.Catalogue.Rules,
        rule => Assert.True(
            rule.Sources.Any(citation => citation.Grade == rule.Grade) || (rule.Sources.IsEmpty && rule.Grade == Grade.K), rule.Ref.ToString()));

    [Fact]
    public void The_tests_inside_the_packs_hold()
    {
        Assert.True(Shipped.Catalogue.Rules.Sum(rule => rule.Tests.Count) >= 60);
        Assert.Empty(RulebookLoader.Verify(Shipped.Catalogue));
    }

    [Fact]
    public void At_most_one_version_of_a_rule_is_in_force_on_any_day()
    {
        for (var day = new NodaTime.LocalDate(2014, 1, 1); day.Year < 2028; day = day.PlusDays(1))
        {
            var ids = Shipped.Catalogue.On(day).Select(rule => rule.Id).ToList();
            Assert.Equal(ids.Distinct(), ids);
        }
    }

    private static List<string> With(Func<Rule, bool> holds) =>
        [.. Shipped.Catalogue.Rules.Where(holds).Select(rule => rule.Id.ToString()).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Words(string text) => text.Split(' ').Order(StringComparer.Ordinal);
}
