// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>Facts as they are written over the wire.</summary>
internal static class ApiWords
{
    public static string At(Instant at) => InstantPattern.ExtendedIso.Format(at);

    public static string? At(Instant? at) => at is { } known ? At(known) : null;

    public static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    public static string? Day(LocalDate? day) => day is { } known ? Day(known) : null;

    /// <summary>The word of an enumeration: kebab-case.</summary>
    public static string Word(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static JsonElement Element(Json json)
    {
        using var document = JsonDocument.Parse(json.ToCanonicalBytes());
        return document.RootElement.Clone();
    }

    public static JobWire Of(Job job)
    {
        var estimate = job.Progress?.Estimate() ?? default;
        return new JobWire(
            job.Id.Value, job.Request.Kind, Word(job.State), job.IsFinal, At(job.EnqueuedAt), At(job.StartedAt), At(job.FinishedAt), job.Attempts, job.CancelRequested,
            job.Progress is { } reached
                ? new ProgressWire(reached.Done, reached.Total, reached.Unit, estimate.PerHour, estimate.Remaining is { } left ? (long)left.TotalSeconds : null)
                : null,
            job.Failure is { } failure ? new FailureWire(failure.Code, failure.Message, failure.Remedy) : null);
    }

    public static ListWire Of(ContactList list) => new(
        list.Id.Value, list.Name, list.Centre.Value, list.Campaign.Value, list.Content.ToString(), list.Bytes,
        [.. list.Inputs.Select(input => new InputWire(InputKinds.NameOf(input.Kind), input.Name, input.Content.ToString(), input.Bytes))],
        At(list.At), list.By.ToString());

    public static ScreeningWire Of(ScreeningRecord record) => new(
        record.Id.Value, record.List.Value, At(record.AsOf), record.RulebookVersion.ToString(), Of(record.Counts), Of(record.Reasons), At(record.ValidUntil),
        record.Evidence.Value, record.Receipt == default ? null : Guid.Parse(record.Receipt.ToString()), At(record.At));

    public static PreviewWire Of(PreviewTally tally) =>
        new(At(tally.AsOf), tally.RulebookVersion.ToString(), Of(tally.Counts), Of(tally.Reasons), At(tally.ValidUntil));

    public static CountsWire Of(VerdictCounts counts) =>
        new(counts.Rows, counts.Allow, counts.Withhold, counts.Review, counts.Foreign, counts.Duplicate, counts.Unreadable);

    private static List<ReasonWire> Of(Sequence<ReasonCount> reasons) =>
        [.. reasons.Select(reason => new ReasonWire(VerdictNames.Of(reason.Verdict), reason.Reason, reason.Rows))];
}
