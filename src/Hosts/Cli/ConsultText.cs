// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Globalization;
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Cli;

/// <summary>How consultations, accounts and plans are printed.</summary>
internal static class ConsultText
{
    private const string Unknown = "unknown";

    /// <summary>A consultation and where it stands: one line of JSON, or a few of text.</summary>
    public static Task WriteAsync(ParseResult parsed, ReadConsultations.View view) => parsed.InvocationConfiguration.Output.WriteLineAsync(
        parsed.GetValue(OptionReading.AsJson) ? Of(view).ToCanonicalText() : string.Join('\n', Lines(view)));

    /// <summary>A plan.</summary>
    public static Task WriteAsync(ParseResult parsed, ConsultationPlan plan) => parsed.InvocationConfiguration.Output.WriteLineAsync(
        parsed.GetValue(OptionReading.AsJson) ? Of(plan).ToCanonicalText() : string.Join('\n', Lines(plan)));

    /// <summary>An account.</summary>
    public static Task WriteAsync(ParseResult parsed, RegisterAccount account) => parsed.InvocationConfiguration.Output.WriteLineAsync(
        parsed.GetValue(OptionReading.AsJson)
            ? Json.Object(
                ("controller_vat", account.ControllerVat),
                ("daily_limit", Of(account.DailyLimit)),
                ("ends_on", LocalDatePattern.Iso.Format(account.LastDay)),
                ("paid_elsewhere", account.PaidElsewhere),
                ("sanctioned_on", account.SanctionedOn is { } day ? LocalDatePattern.Iso.Format(day) : Json.Null),
                ("tier", Of(account.Tier)),
                ("year", account.Year)).ToCanonicalText()
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{account.ControllerVat} {account.Year}: tier {Said(account.Tier.MostNumbers)}, price {Said(account.Tier.YearlyPrice)}, daily limit {Said(account.DailyLimit)}, until {LocalDatePattern.Iso.Format(account.LastDay)}"));

    /// <summary>A sweep that is due or will be.</summary>
    public static Task WriteAsync(ParseResult parsed, SweepDue sweep, LocalDate today) => parsed.InvocationConfiguration.Output.WriteLineAsync(
        parsed.GetValue(OptionReading.AsJson)
            ? Json.Object(
                ("controller_vat", sweep.ControllerVat),
                ("due", sweep.Due is { } due ? LocalDatePattern.Iso.Format(due) : Json.Null),
                ("is_due", sweep.IsDueOn(today)),
                ("last", sweep.Last is { } last ? At(last) : Json.Null)).ToCanonicalText()
            : $"sweep of {sweep.ControllerVat}: {(sweep.IsDueOn(today) ? "due now" : "due from " + LocalDatePattern.Iso.Format(sweep.Due!.Value))}{(sweep.Last is null ? ", never consulted" : "")}");

    private static IEnumerable<string> Lines(ReadConsultations.View view)
    {
        var (one, standing) = view;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{one.Id}  {one.ControllerVat}  {Word(standing.State)}  {one.Draft.Counts.Asked:#,0} numbers of {one.Draft.Counts.Rows:#,0} rows  next: {Word(standing.Next)}");
        if (standing.AlarmAt is { } alarm)
        {
            yield return "  the register's time to answer ends " + At(alarm);
        }

        if (standing is { WarnAt: { } warn, StopAt: { } stop })
        {
            yield return $"  warns {At(warn)}, stops {At(stop)}";
        }

        foreach (var part in one.Parts)
        {
            var answer = one.Answers.FirstOrDefault(answer => answer.Part == part.Number);
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"  part {part.Number}: {part.Rows:#,0} rows, {(answer is null ? "waits" : $"{answer.Remove:#,0} to remove, answers {answer.Digest}{(answer.IsLate ? ", late" : "")}{(answer.IsSimulated ? ", simulator" : "")}")}");
        }
    }

    private static IEnumerable<string> Lines(ConsultationPlan plan)
    {
        yield return Line(plan.Numbers.Worth, "worth asking about now");
        yield return Line(plan.Numbers.Repeated, "of them asked about this year already: free");
        yield return Line(plan.Numbers.New, "of them new");
        yield return Line(plan.Numbers.Fresh, "with an answer that still holds");
        yield return Line(plan.Numbers.Carried, "for which the answer makes no difference");
        yield return Line(plan.Numbers.Excluded, "excluded whatever the register answers");
        yield return $"remaining in the tier: {Said(plan.Remaining)}{(plan.Fits is { } fits ? fits ? ", it suffices" : ", it does not suffice" : "")}";
        yield return $"days by the daily limit: {Said(plan.Days)}";
        yield return $"yearly price: {Said(plan.YearlyPrice)}{(plan.HasSurcharge ? ", surcharge included" : "")}";
        foreach (var tier in plan.Tiers)
        {
            yield return $"tier of {Said(tier.Tier.MostNumbers)}: {(tier.Suffices is { } enough ? enough ? "suffices" : "does not suffice" : Unknown)}, difference {Said(tier.Difference)}";
        }

        yield return plan.EndsOn is { } end ? "account until " + LocalDatePattern.Iso.Format(end) : "no account stated for this year";
    }

    private static string Line(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count,12:#,0}  {what}");

    private static Json.Map Of(ReadConsultations.View view) => Json.Object(
        ("asked", view.Consultation.Draft.Counts.Asked),
        ("consultation", view.Consultation.Id.ToString()),
        ("controller_vat", view.Consultation.ControllerVat),
        ("next", Word(view.Standing.Next)),
        ("parts", Json.Array(view.Consultation.Parts.Select(part => (Json)Json.Object(
            ("answers", view.Consultation.Answers.FirstOrDefault(answer => answer.Part == part.Number) is { } answer ? answer.Digest.ToString() : Json.Null),
            ("file", part.FileName),
            ("list", part.Content.ToString()),
            ("number", part.Number),
            ("rows", part.Rows),
            ("send_from", At(part.SendFrom)))))),
        ("rows", view.Consultation.Draft.Counts.Rows),
        ("state", Word(view.Standing.State)),
        ("stops", view.Standing.StopAt is { } stop ? At(stop) : Json.Null));

    private static Json.Map Of(ConsultationPlan plan) => Json.Object(
        ("carried", plan.Numbers.Carried),
        ("controller_vat", plan.ControllerVat),
        ("days", Of(plan.Days)),
        ("excluded", plan.Numbers.Excluded),
        ("fits", plan.Fits is { } fits ? fits : Json.Null),
        ("free", plan.Numbers.Repeated),
        ("fresh", plan.Numbers.Fresh),
        ("new", plan.Numbers.New),
        ("remaining", Of(plan.Remaining)),
        ("surcharge", plan.HasSurcharge),
        ("tiers", Json.Array(plan.Tiers.Select(tier => (Json)Json.Object(
            ("difference_cents", Of(tier.Difference)), ("suffices", tier.Suffices is { } enough ? enough : Json.Null), ("tier", Of(tier.Tier)))))),
        ("worth", plan.Numbers.Worth),
        ("yearly_price_cents", Of(plan.YearlyPrice)));

    private static Json.Map Of(RegisterTier tier) => Json.Object(("most_numbers", Of(tier.MostNumbers)), ("yearly_price_cents", Of(tier.YearlyPrice)));

    private static Json Of(long? count) => count is { } known ? known : Json.Null;

    private static Json Of(Money? money) => money is { } known ? (long)(known.RoundedForDocument().Amount * 100) : Json.Null;

    private static string Said(long? count) => count is { } known ? known.ToString("#,0", CultureInfo.InvariantCulture) : Unknown;

    private static string Said(Money? money) => money is { } known ? known.RoundedForDocument().ToString() : Unknown;

    private static string Word(Enum value) => string.Concat(value.ToString().Select((c, at) => char.IsAsciiLetterUpper(c) && at > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    private static string At(Instant instant) => InstantPattern.General.Format(instant);
}
