// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Web;

/// <summary>Which rights requests a page or an export was asked for.</summary>
/// <param name="Filter">What the store is asked.</param>
/// <param name="OnlyPressing">True for those with something due today or late.</param>
/// <param name="Values">The fields of the filter as they were sent.</param>
public sealed record RightsAsked(RightsFilter Filter, bool OnlyPressing, FormState Values)
{
    /// <summary>The state asked for.</summary>
    public const string State = "stato";

    /// <summary>The client asked for, by VAT number.</summary>
    public const string Client = "committente";

    /// <summary>The right asked for.</summary>
    public const string Kind = "diritto";

    /// <summary>The channel asked for.</summary>
    public const string Channel = "canale";

    /// <summary>The first day of receipt asked for.</summary>
    public const string From = "dal";

    /// <summary>The last day of receipt asked for.</summary>
    public const string Until = "al";

    /// <summary>The state of those about which something is to be done.</summary>
    public const string Open = "aperte";

    /// <summary>The state of those with something due today or late.</summary>
    public const string Pressing = "scadute";

    /// <summary>The fields of the filter.</summary>
    public static Sequence<string> Fields { get; } = [State, Client, Kind, Channel, From, Until];

    /// <summary>The same filters as a query, to which a page or an ending is added.</summary>
    public string Query => QueryString.Create(Values.Values.Where(sent => sent.Value.Length > 0).Select(sent => KeyValuePair.Create(sent.Key, (string?)sent.Value))).ToString();

    /// <summary>Reads the query.</summary>
    /// <returns>What was asked, or the field that is not understood.</returns>
    public static Result<RightsAsked> Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var values = Fields.ToDictionary(field => field, field => query[field].ToString(), StringComparer.Ordinal);
        RightsRequestKind? kind = RightsWords.TryParse<RightsRequestKind>(values[Kind], out var right) ? right : null;
        RightsChannel? channel = RightsWords.TryParse<RightsChannel>(values[Channel], out var way) ? way : null;
        LocalDate? since = RuleFilter.TryReadDay(values[From], out var first) ? first : null;
        LocalDate? upTo = RuleFilter.TryReadDay(values[Until], out var last) ? last : null;
        var wrong = values[From].Length > 0 && since is null ? From
            : values[Until].Length > 0 && upTo is null ? Until
            : values[Kind].Length > 0 && kind is null ? Kind
            : values[Channel].Length > 0 && channel is null ? Channel
            : values[State] is not ("" or Open or Pressing) ? State
            : null;
        return wrong is not null
            ? new FieldNotUnderstood(wrong) { Where = wrong }
            : new RightsAsked(
                RightsFilter.All with
                {
                    ControllerVat = values[Client].Length > 0 ? values[Client] : null,
                    Kind = kind,
                    Channel = channel,
                    OnlyOpen = values[State].Length > 0,
                    ReceivedFrom = since is { } day ? RomeTime.StartOf(day) : null,
                    ReceivedBefore = upTo is { } to ? RomeTime.Whole(to).End : null,
                },
                values[State] == Pressing,
                new FormState(values, []));
    }
}
