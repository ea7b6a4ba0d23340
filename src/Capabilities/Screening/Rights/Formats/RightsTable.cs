// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>Rights requests as a table and as JSON, with their terms. What people wrote is left out; numbers are masked unless they are asked for.</summary>
public static class RightsTable
{
    /// <summary>The names of the columns.</summary>
    public static IReadOnlyList<string> Heading { get; } =
    [
        "number", "kind", "channel", "controller_vat", "centre", "phone", "received_at", "recorded_at", "forward_due", "forwarded_at", "forward", "answer_due",
        "answered_at", "answer", "outcome", "extended_at", "closed_at", "id",
    ];

    /// <summary>A request as a row.</summary>
    /// <param name="standing">The request and its terms.</param>
    /// <param name="reveal">True to give the telephone number in full: personal data.</param>
    public static IReadOnlyList<string> Row(StandingRightsRequest standing, bool reveal)
    {
        ArgumentNullException.ThrowIfNull(standing);
        var (known, clock) = standing;
        var request = known.Request;
        return
        [
            request.Number.ToString(), RightsWords.Of(request.Kind), RightsWords.Of(request.Channel), request.ControllerVat, request.Centre.ToString(),
            PhoneOf(request, reveal) ?? "", At(request.ReceivedAt), At(request.RecordedAt), Day(clock.Forward.Due), At(known.Forwarding?.At),
            RightsWords.Of(clock.Forward.Timing), Day(clock.Answer.Due), At(known.Answer?.At), RightsWords.Of(clock.Answer.Timing),
            known.Answer is { } answer ? RightsWords.Of(answer.Outcome) : "", At(known.Extension?.At), At(known.Closing?.At), request.Id.ToString(),
        ];
    }

    /// <summary>A request as JSON: the same members, null where a cell is empty, and what was done, in the order recorded.</summary>
    /// <param name="standing">The request and its terms.</param>
    /// <param name="reveal">True to give the telephone number in full: personal data.</param>
    public static Json.Map ToJson(StandingRightsRequest standing, bool reveal) => Json.Object(
    [
        .. Heading.Zip(Row(standing, reveal), (name, cell) => (name, cell.Length == 0 ? Json.Null : (Json)cell)),
        ("events", Json.Array(standing.Case.Events.Select(done => (Json)Json.Object(
            ("at", At(done.At)), ("by", done.By.ToString()), ("event", done.Name), ("recorded_at", At(done.RecordedAt)))))),
    ]);

    /// <summary>The telephone number as it is shown, or null where there is none.</summary>
    public static string? PhoneOf(RightsRequest request, bool reveal)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Phone is not { } phone ? null : reveal ? phone.Reveal() : phone.ToString();
    }

    private static string Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : "";

    private static string At(Instant? at) => at is { } known ? InstantPattern.ExtendedIso.Format(known) : "";
}
