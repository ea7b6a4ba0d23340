// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Rulebook;

/// <summary>The rulebook as canonical JSON: what its version is the hash of, and what <c>--json</c> prints.</summary>
public static class RulebookJson
{
    /// <summary>The whole rulebook, without its version.</summary>
    public static Json Of(RuleCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return Json.Object(
            ("rules", Json.Array(catalogue.Rules.Select(Of))),
            ("sources", Json.Array(catalogue.Sources.Select(Of))),
            ("doubts", Json.Array(catalogue.Doubts.Select(Of))),
            ("dates", Json.Array(catalogue.Dates.Select(Of))),
            ("precedents", Json.Array(catalogue.Precedents.Select(Of))),
            ("holidays", Json.Array(catalogue.Calendar.National.Select(Of))),
            ("patron_saints", Json.Array(catalogue.Calendar.Patrons.Select(Of))),
            ("waiting_times", Json.Array(catalogue.WaitingTimes.Select(Of))),
            ("precedence", Json.Array(catalogue.Precedences.Select(Of))),
            ("dial_precedence", Json.Array(catalogue.DialPrecedences.Select(Of))));
    }

    /// <summary>One version of one rule.</summary>
    public static Json Of(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Json.Object(
            ("id", rule.Id.ToString()),
            ("version", rule.Version.Number),
            ("validity", Of(rule.Validity)),
            ("nature", Spelling.Natures.Of(rule.Nature)),
            ("sectors", Words(rule.Sectors.Select(Spelling.Sectors.Of))),
            ("purposes", Words(rule.Purposes.Select(Spelling.Purposes.Of))),
            ("actors", Words(rule.Actors.Select(Spelling.Actors.Of))),
            ("stages", Words(Spelling.WordsOf(rule.Stages))),
            ("severity", Spelling.Severities.Of(rule.Severity)),
            ("needs_adoption", rule.NeedsAdoption),
            ("title", Of(rule.Title)),
            ("explanation", Of(rule.Explanation)),
            ("parameters", Json.Object([.. rule.Parameters.Select(parameter => (parameter.Name, Of(parameter)))])),
            ("evidence", Json.Array(rule.Evidence.Select(Of))),
            ("legal_ref", Of(rule.LegalRef)),
            ("grade", Spelling.Grades.Of(rule.Grade)),
            ("sources", Json.Array(rule.Sources.Select(Of))),
            ("doubts", Words(rule.Doubts.Select(doubt => doubt.ToString()))),
            ("owner", rule.Owner),
            ("check", Of(rule.Check)),
            ("tests", Json.Array(rule.Tests.Select(Of))));
    }

    /// <summary>A source.</summary>
    public static Json Of(Source source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Json.Object(
            ("key", source.Key), ("grade", Spelling.Grades.Of(source.Grade)), ("title", Of(source.Title)), ("addresses", Words(source.Addresses)));
    }

    /// <summary>A doubt.</summary>
    public static Json Of(Doubt doubt)
    {
        ArgumentNullException.ThrowIfNull(doubt);
        return Json.Object(
            ("id", doubt.Id.ToString()), ("question", Of(doubt.Question)), ("meanwhile", Of(doubt.Meanwhile)), ("rules", Ids(doubt.Rules)));
    }

    /// <summary>A waiting-time profile.</summary>
    public static Json Of(WaitingTimeProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return Json.Object(
            ("id", profile.Id),
            ("title", Of(profile.Title)),
            ("nature", Spelling.Natures.Of(profile.Nature)),
            ("sectors", Words(profile.Sectors.Select(Spelling.Sectors.Of))),
            ("validity", Of(profile.Validity)),
            ("measures", Json.Array(profile.Measures.Select(Of))),
            ("rules", Ids(profile.Rules)),
            ("sources", Json.Array(profile.Sources.Select(Of))),
            ("doubts", Words(profile.Doubts.Select(doubt => doubt.ToString()))));
    }

    /// <summary>A table of precedence.</summary>
    public static Json Of(ListPrecedence precedence)
    {
        ArgumentNullException.ThrowIfNull(precedence);
        return Json.Object(
            ("version", precedence.Version.Number),
            ("validity", Of(precedence.Validity)),
            ("explanation", Of(precedence.Explanation)),
            ("order", Words(precedence.Order.Select(Spelling.Consequences.Of))),
            ("not_met", BySeverity(precedence.NotMet)),
            ("not_run", BySeverity(precedence.NotRun)));
    }

    /// <summary>A parameter's value as written in packs, such as <c>15</c>, <c>09:00-20:00</c> or <c>unknown</c>.</summary>
    public static string Written(ParameterValue value) => value switch
    {
        ParameterValue.Unknown => "unknown",
        ParameterValue.Span span => span.Value.ToString(CultureInfo.InvariantCulture),
        ParameterValue.Share share => share.Value.Value.ToString(CultureInfo.InvariantCulture),
        ParameterValue.Amount amount => Hundredths(amount.Value).ToString(CultureInfo.InvariantCulture),
        ParameterValue.Count count => count.Value.ToString(CultureInfo.InvariantCulture),
        ParameterValue.Window window => window.Value.ToString(),
        ParameterValue.Day day => Written(day.Value),
        ParameterValue.Flag flag => flag.Value ? "true" : "false",
        ParameterValue.Text text => text.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(value), "Not a parameter value."),
    };

    internal static Json SourcesOf(Rule rule, IReadOnlyDictionary<string, Source> sources) => Json.Object(
        ("rule", rule.Ref.ToString()),
        ("legal_ref", Of(rule.LegalRef)),
        ("grade", Spelling.Grades.Of(rule.Grade)),
        ("citations", Json.Array(rule.Sources.Select(Of))),
        ("sources", Json.Array(rule.Sources.Select(citation => citation.Source).Distinct().Select(key => Of(sources[key])))));

    internal static string Written(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static Json BySeverity(Sequence<Consequence> consequences) => Json.Object(
        [.. consequences.Select((consequence, severity) => (Spelling.Severities.Of((Severity)severity), (Json)Spelling.Consequences.Of(consequence)))]);

    private static Json Of(Validity validity) => validity switch
    {
        Validity.Dated dated => Json.Object(("from", Written(dated.From)), ("to", Day(dated.To))),
        Validity.StartUnknown unknown => Json.Object(("from", "unknown"), ("not_before", Day(unknown.NotBefore)), ("to", Day(unknown.To))),
        _ => Json.Object(("from", "not-in-force")),
    };

    private static Json Of(Bilingual text) => Json.Object(("it", text.Italian), ("en", text.English));

    private static Json Of(Parameter parameter) => Json.Object(
        ("value", parameter.Value is ParameterValue.Unknown ? Json.Null : Value(parameter.Value)),
        ("unknown", parameter.Value is ParameterValue.Unknown),
        ("standing", Spelling.Standings.Of(parameter.Standing)),
        ("grade", parameter.Grade is { } grade ? Spelling.Grades.Of(grade) : Json.Null),
        ("doubt", parameter.Doubt is { } doubt ? doubt.ToString() : Json.Null));

    private static Json Value(ParameterValue value) => value switch
    {
        ParameterValue.Span span => span.Value,
        ParameterValue.Share share => share.Value.Value,
        ParameterValue.Amount amount => Hundredths(amount.Value),
        ParameterValue.Count count => count.Value,
        ParameterValue.Flag flag => flag.Value,
        _ => Written(value),
    };

    private static Json Of(Citation citation) => Json.Object(
        ("source", citation.Source), ("grade", Spelling.Grades.Of(citation.Grade)), ("passage", citation.Passage is { } passage ? Of(passage) : Json.Null));

    private static Json Of(RuleCheck check) => check switch
    {
        RuleCheck.Named named => Json.Object(("name", named.Name)),
        RuleCheck.None none => Json.Object(("none", Of(none.Because))),
        _ => throw new ArgumentOutOfRangeException(nameof(check), "Not a check."),
    };

    private static Json Of(PackTest test) => Json.Object(
        ("on", Written(test.On)),
        ("sector", Spelling.Sectors.Of(test.Sector)),
        ("purpose", Spelling.Purposes.Of(test.Purpose)),
        ("in_force", test.InForce),
        ("parameter", test.Parameter is { } name ? name : Json.Null),
        ("value", test.Value is { } value ? value : Json.Null));

    private static Json Of(DatedEvent date) => Json.Object(
        ("day", Written(date.Day)),
        ("month_only", date.MonthOnly),
        ("yearly", date.Yearly),
        ("what", Of(date.What)),
        ("grade", date.Grade is { } grade ? Spelling.Grades.Of(grade) : Json.Null),
        ("rules", Ids(date.Rules)),
        ("doubts", Words(date.Doubts.Select(doubt => doubt.ToString()))));

    private static Json Of(Precedent precedent) => Json.Object(
        ("id", precedent.Id),
        ("authority", precedent.Authority),
        ("subject", precedent.Subject),
        ("when", precedent.When),
        ("what", Of(precedent.What)),
        ("amounts_cents", Json.Array(precedent.Amounts.Select(amount => (Json)Hundredths(amount)))),
        ("amount_note", precedent.AmountNote is { } note ? note : Json.Null),
        ("annulled", precedent.Annulled),
        ("grade", Spelling.Grades.Of(precedent.Grade)),
        ("sources", Words(precedent.Sources)),
        ("rules", Ids(precedent.Rules)));

    private static Json Of(NationalHoliday holiday) => Json.Object(
        ("day", Of(holiday.Holiday)),
        ("grade", Spelling.Grades.Of(holiday.Grade)),
        ("legal_ref", Of(holiday.LegalRef)),
        ("doubts", Words(holiday.Doubts.Select(doubt => doubt.ToString()))));

    private static Json Of(PatronSaint patron) => Json.Object(
        ("municipality", patron.Municipality.ToString()),
        ("name", patron.Name),
        ("day", Of(patron.Holiday)),
        ("grade", Spelling.Grades.Of(patron.Grade)));

    private static Json Of(Holiday holiday) => Json.Object(
        ("id", holiday.Id),
        ("it", holiday.Italian),
        ("en", holiday.English),
        ("from", Day(holiday.From)),
        ("to", Day(holiday.Until)),
        ("falls", holiday switch
        {
            Holiday.OnDay on => FormattableString.Invariant($"{on.Month:00}-{on.Day:00}"),
            Holiday.AfterEaster after => FormattableString.Invariant($"easter+{after.Days}"),
            _ => throw new ArgumentOutOfRangeException(nameof(holiday), "Not a holiday."),
        }));

    private static Json Of(WaitingTimeMeasure measure) => Json.Object(
        ("id", measure.Id),
        ("kind", Spelling.MeasureKinds.Of(measure.Kind)),
        ("formula", Of(measure.Formula)),
        ("starts", measure.Starts is { } starts ? Spelling.Moments.Of(starts) : Json.Null),
        ("stops", measure.Stops is { } stops ? Spelling.Moments.Of(stops) : Json.Null),
        ("population", Spelling.Populations.Of(measure.Population)),
        ("abandoned", Spelling.Abandoned.Of(measure.Abandoned)),
        ("period", Spelling.Periods.Of(measure.Period)),
        ("parameters", Json.Object([.. measure.Parameters.Select(parameter => (parameter.Name, Of(parameter)))])),
        ("wording_grade", Spelling.Grades.Of(measure.WordingGrade)),
        ("limit_grade", Spelling.Grades.Of(measure.LimitGrade)));

    private static Json Day(LocalDate? day) => day is { } known ? Written(known) : Json.Null;

    private static Json Ids(Sequence<RuleId> ids) => Words(ids.Select(id => id.ToString()));

    private static Json Words(IEnumerable<string> words) => Json.Array(words.Select(word => (Json)word));

    private static long Hundredths(Money money) => (long)(money.Amount * 100m);
}
