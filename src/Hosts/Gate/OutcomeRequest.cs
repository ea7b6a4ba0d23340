// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Gate;

/// <summary>Outcomes as a dialler told them: what all have in common, then each.</summary>
/// <param name="Campaign">The campaign called for.</param>
/// <param name="Caller">The number shown; needed where a clearance is told.</param>
/// <param name="Outcomes">Each outcome, or why it cannot be read, with its place.</param>
internal sealed record OutcomeRequest(CampaignId Campaign, CallerId? Caller, Sequence<Result<OutcomeRequest.Told>> Outcomes)
{
    /// <summary>One outcome.</summary>
    /// <param name="Kind">What became of the call.</param>
    /// <param name="Number">The number called.</param>
    /// <param name="Token">The clearance, or null.</param>
    /// <param name="At">When the call began, or null where it was not told.</param>
    /// <param name="AgentReserved">Whether a person was set aside.</param>
    /// <param name="Where">Its place in the request.</param>
    public sealed record Told(DialEventKind Kind, SubscriberNumber Number, byte[]? Token, Instant? At, bool AgentReserved, string Where);

    private static readonly string[] _members = ["campaign", "caller", "outcomes"];
    private static readonly string[] _own = ["number", "outcome", "token", "at", "agent_reserved"];

    /// <summary>The public name of an outcome.</summary>
    public static string NameOf(DialEventKind kind) => kind switch
    {
        DialEventKind.Attempt => "attempt",
        DialEventKind.NoAnswer => "no-answer",
        DialEventKind.Busy => "busy",
        DialEventKind.Answered => "answered",
        DialEventKind.Silent => "silent",
        DialEventKind.OptOut => "opt-out",
        DialEventKind.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not an outcome."),
    };

    /// <summary>Reads a body.</summary>
    public static Result<OutcomeRequest> Read(ReadOnlySpan<byte> body, int most)
    {
        if (Json.Parse(body) is not Result<Json>.Ok { Value: Json.Map map })
        {
            return new GateJsonMalformed();
        }

        if (map.Members.Keys.FirstOrDefault(name => !_members.Contains(name)) is { } unknown)
        {
            return new GateFieldNotUnderstood { Where = "/" + unknown };
        }

        if (map["campaign"] is not Json.Text { Value: var campaign } || !Guid.TryParseExact(campaign, "D", out var id))
        {
            return new GateFieldNotUnderstood { Where = "/campaign" };
        }

        if (map["caller"] is Json.Integer)
        {
            return new GateNumberNotText { Where = "/caller" };
        }

        if (map["outcomes"] is not Json.List { Items: { IsEmpty: false } items })
        {
            return new GateNumbersMissing { Where = "/outcomes" };
        }

        CallerId? caller = map["caller"] is Json.Text { Value: var shown } && CallerId.TryFrom(NumberParser.Parse(shown), out var read) ? read : null;
        return items.Count > most
            ? new GateTooManyNumbers()
            : new OutcomeRequest(new CampaignId(id), caller, Sequence.From(items.Select((item, i) => ReadOne(item, "/outcomes/" + i.ToString(CultureInfo.InvariantCulture)))));
    }

    private static Result<Told> ReadOne(Json item, string where)
    {
        if (item is not Json.Map map || map.Members.Keys.Any(name => !_own.Contains(name)))
        {
            return new GateFieldNotUnderstood { Where = where };
        }

        if (map["number"] is Json.Integer)
        {
            return new GateNumberNotText { Where = where + "/number" };
        }

        if (map["number"] is not Json.Text { Value: var text } || DialGate.NumberOf(Encoding.UTF8.GetBytes(text)) is not { IsNone: false } number)
        {
            return new GateFieldNotUnderstood { Where = where + "/number" };
        }

        if (map["outcome"] is not Json.Text { Value: var name } || KindOf(name) is not { } kind)
        {
            return new GateFieldNotUnderstood { Where = where + "/outcome" };
        }

        Instant? at = null;
        if (map["at"] is not null and not Json.Nothing)
        {
            if (map["at"] is not Json.Text { Value: var began } || OffsetDateTimePattern.Rfc3339.Parse(began) is not { Success: true, Value: var parsed })
            {
                return new GateFieldNotUnderstood { Where = where + "/at" };
            }

            at = UtcMicroseconds.Floor(parsed.ToInstant());
        }

        return map["agent_reserved"] is null or Json.Flag
            ? new Told(kind, number, map["token"] is Json.Text { Value: var token } ? Encoding.UTF8.GetBytes(token) : null, at, map["agent_reserved"] is Json.Flag { Value: true }, where)
            : new GateFieldNotUnderstood { Where = where + "/agent_reserved" };
    }

    private static DialEventKind? KindOf(string name) => Enum.GetValues<DialEventKind>()
        .Where(kind => NameOf(kind) == name)
        .Select(kind => (DialEventKind?)kind)
        .FirstOrDefault();
}
