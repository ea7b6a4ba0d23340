// SPDX-License-Identifier: EUPL-1.2
using System.ComponentModel;
using System.Text.Json;

namespace Filiera.Web;

// What goes over the wire, as named there in snake_case. Instants are RFC 3339 in UTC, days are ISO 8601, hashes are "sha256:" and 64 hexadecimal digits.

[Description("A page of things, newest first unless said otherwise.")]
internal sealed record PageOf<T>(
    [property: Description("The things.")] IReadOnlyList<T> Items,
    [property: Description("Send it as cursor for the next page; null on the last one.")] string? NextCursor);

[Description("A file kept under the hash of its content.")]
internal sealed record KeptFileWire(string Content, long Bytes);

[Description("A contact list as it was delivered.")]
internal sealed record ListWire(
    Guid Id, string Name, Guid Centre, Guid Campaign, string Content, long Bytes, IReadOnlyList<InputWire> Inputs, string DeliveredAt, string DeliveredBy);

[Description("A file that was delivered with a list.")]
internal sealed record InputWire(string Kind, string Name, string Content, long Bytes);

[Description("A contact list to be taken in and screened. Its files are sent before, to /api/v1/files.")]
internal sealed record NewListWire(
    [property: Description("The name of the file.")] string? Name,
    [property: Description("The contact centre that will call.")] Guid? Centre,
    [property: Description("The campaign it is for.")] Guid? Campaign,
    [property: Description("The hash under which the list is kept.")] string? Content,
    [property: Description("The files that go with it.")] IReadOnlyList<NewInputWire>? Inputs = null,
    [property: Description("The instant to judge it at, not in the future; the moment it is screened without it.")] string? AsOf = null,
    [property: Description("Which column holds what (docs/fact-files.md); columns are recognised without it.")] JsonElement? Mapping = null);

[Description("A file that goes with a list.")]
internal sealed record NewInputWire(
    [property: Description("What it holds, such as opt-out-answers or consents.")] string? Kind,
    string? Name,
    [property: Description("The hash under which it is kept.")] string? Content,
    [property: Description("When the register was asked or the snapshot taken, where the file itself does not say.")] string? At = null);

[Description("A list taken in, and the job that screens it.")]
internal sealed record ListReceivedWire(ListWire List, Guid Job);

[Description("Rows by verdict; they add up to rows.")]
internal sealed record CountsWire(long Rows, long Allow, long Withhold, long Review, long Foreign, long Duplicate, long Unreadable);

[Description("Rows to which a reason applies.")]
internal sealed record ReasonWire(string Verdict, string Reason, long Rows);

[Description("What the newest screening of a list came to.")]
internal sealed record ScreeningWire(
    Guid Id, Guid List, string AsOf, string Rulebook, CountsWire Counts, IReadOnlyList<ReasonWire> Reasons, string? ValidUntil, Guid Evidence, Guid? Receipt, string ScreenedAt);

[Description("What a list would come to; nothing is kept.")]
internal sealed record PreviewWire(string AsOf, string Rulebook, CountsWire Counts, IReadOnlyList<ReasonWire> Reasons, string? ValidUntil);

[Description("A signed screening receipt.")]
internal sealed record ReceiptWire(Guid Id, Guid Screening, Guid List, Guid Campaign, string SignedAt, string? ValidUntil);

[Description("Work that is queued, running or done.")]
internal sealed record JobWire(
    Guid Id,
    string Kind,
    [property: Description("queued, running, waiting-retry, done, failed or cancelled.")] string State,
    bool Final,
    string RequestedAt,
    string? StartedAt,
    string? FinishedAt,
    int Attempts,
    bool CancelRequested,
    ProgressWire? Progress,
    FailureWire? Failure);

[Description("How far a job is, how fast it goes, and how long it still takes at that pace.")]
internal sealed record ProgressWire(long Done, long? Total, string Unit, long? PerHour, long? RemainingSeconds);

[Description("Why the last attempt failed, and what to do.")]
internal sealed record FailureWire(string Code, string Message, string Remedy);

[Description("A rule in force on the day asked for.")]
internal sealed record RuleWire(
    string Id, int Version, string TitleIt, string TitleEn, string Severity, bool AwaitsChoice, string Grade,
    [property: Description("The whole rule: sources, parameters, doubts.")] JsonElement Rule);

[Description("A firm or body that takes part in calls.")]
internal sealed record OrganisationWire(Guid Id, string LegalName, string VatNumber, IReadOnlyList<string> Roles, string? RocNumber, string? ClosedFrom);

[Description("One reason to call.")]
internal sealed record CampaignWire(Guid Id, Guid Client, string Name, string Sector, string Purpose, string From, string? Until);

[Description("A client's order to a centre to call for one campaign.")]
internal sealed record MandateWire(Guid Id, Guid Client, Guid Centre, Guid Campaign, string From, string? To, string? RevokedFrom);

[Description("A declared caller number.")]
internal sealed record CallerNumberWire(Guid Id, string CallerNumber, Guid Centre, Guid Client, string From, string? Until, string? ReleasedFrom);

[Description("A rights request with its terms. What the person wrote is not here, and the telephone number is masked.")]
internal sealed record RightsRequestWire(
    Guid Id, string RequestNumber, string Kind, string Channel, string ControllerVat, Guid Centre, string? Phone, string ReceivedAt, string? ForwardDue, string? AnswerDue, bool Pressing);

[Description("A consultation of the opt-out register and its clocks.")]
internal sealed record ConsultationWire(
    Guid Id, string ControllerVat, Guid? Campaign, string State, string Next, long Asked, long Rows, int Parts, int Answered, string DraftedAt, string? ExportedAt,
    string? AlarmAt, string? WarnAt, string? StopAt);

[Description("What stood against a request (RFC 9457).")]
internal sealed record ProblemWire(
    [property: Description("A name that never changes meaning, urn:filiera:problem: and the code; about:blank without one.")] string Type,
    int Status,
    string Title,
    string? Detail = null,
    [property: Description("The public code, explained in docs/refusals.md.")] string? Code = null,
    [property: Description("Every reason with its place in the request.")] IReadOnlyList<RefusalWire>? Refusals = null);

[Description("One reason.")]
internal sealed record RefusalWire(string Code, string? Where, string Message, string Remedy);
