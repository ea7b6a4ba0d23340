// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using Filiera.Screening;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Cli;

/// <summary>What the words after <c>filiera rights</c> say, before anything is opened.</summary>
internal sealed class RightsOptions
{
    private readonly Option<bool> _open = new("--open") { Description = "Only those about which something is to be done" };
    private readonly Option<string?> _controller = new("--controller") { Description = "Only those of this client, by VAT number", HelpName = "VAT" };
    private readonly Option<string?> _kind = new("--kind") { Description = "Only those of this right: " + Names<RightsRequestKind>() };
    private readonly Option<string?> _channel = new("--channel") { Description = "Only those that arrived this way: " + Names<RightsChannel>() };
    private readonly Option<string?> _from = new("--from") { Description = "Only those received on this legal day or after", HelpName = "DAY" };
    private readonly Option<string?> _until = new("--until") { Description = "Only those received on this legal day or before", HelpName = "DAY" };
    private readonly Option<string> _recordKind = new("--kind") { Description = Names<RightsRequestKind>(), Required = true };
    private readonly Option<string> _recordChannel = new("--channel") { Description = Names<RightsChannel>(), Required = true };
    private readonly Option<string> _centre = new("--centre") { Description = "The contact centre that received it, by identifier, VAT number or name", Required = true };
    private readonly Option<string?> _receivedAt = new("--received-at") { Description = "When it arrived: RFC 3339, or legal time in Italy; now when not given", HelpName = "TIME" };
    private readonly Option<string?> _phone = new("--phone") { Description = "The telephone number concerned: personal data", HelpName = "NUMBER" };

    /// <summary>The request.</summary>
    public Argument<string> Request { get; } = new("REQUEST") { Description = "The request, by its public number or its identifier" };

    /// <summary>The client whose month it is.</summary>
    public Option<string> Client { get; } = new("--controller") { Description = "The client, by VAT number", Required = true, HelpName = "VAT" };

    /// <summary>The month of receipt.</summary>
    public Argument<string> Month { get; } = new("MONTH") { Description = "The month of receipt, such as 2026-10" };

    /// <summary>Only what is due today or late.</summary>
    public Option<bool> Pressing { get; } = new("--pressing") { Description = "Only those with something due today or late" };

    /// <summary>Whole telephone numbers.</summary>
    public Option<bool> Reveal { get; } = new("--reveal") { Description = "Print whole numbers: personal data" };

    /// <summary>By what means.</summary>
    public Option<string> Means { get; } = new("--means") { Description = Names<RightsMeans>(), Required = true };

    /// <summary>What it came to.</summary>
    public Option<string> Outcome { get; } = new("--outcome") { Description = Names<RightsOutcome>(), Required = true };

    /// <summary>Anything else.</summary>
    public Option<string?> Note { get; } = new("--note") { Description = "A note of at most 500 characters" };

    /// <summary>Why.</summary>
    public Option<string> Reason { get; } = new("--reason") { Description = "Why, in at most 500 characters", Required = true };

    /// <summary>When.</summary>
    public Option<string?> At { get; } = new("--at") { Description = "When it was done: RFC 3339, or legal time in Italy; now when not given", HelpName = "TIME" };

    /// <summary>Adds the filters to a command.</summary>
    public Command Filtered(Command command)
    {
        foreach (var option in (Option[])[_open, Pressing, _controller, _kind, _channel, _from, _until])
        {
            command.Options.Add(option);
        }

        return command;
    }

    /// <summary>Adds what is recorded to a command.</summary>
    public Command Recorded(Command command)
    {
        foreach (var option in (Option[])[_recordKind, _recordChannel, Client, _centre, _receivedAt, _phone, Note])
        {
            command.Options.Add(option);
        }

        return command;
    }

    /// <summary>Reads the filters.</summary>
    public Result<RightsFilter> Filter(ParseResult parsed)
    {
        var kind = Word<RightsRequestKind>(parsed.GetValue(_kind), "--kind");
        var channel = Word<RightsChannel>(parsed.GetValue(_channel), "--channel");
        var (from, until) = (Day(parsed.GetValue(_from), "--from"), Day(parsed.GetValue(_until), "--until"));
        Sequence<Refusal> refusals = [.. kind.Against(), .. channel.Against(), .. from.Against(), .. until.Against()];
        return !refusals.IsEmpty ? refusals : RightsFilter.All with
        {
            ControllerVat = parsed.GetValue(_controller),
            Kind = kind.ValueOrThrow(),
            Channel = channel.ValueOrThrow(),
            OnlyOpen = parsed.GetValue(_open) || parsed.GetValue(Pressing),
            ReceivedFrom = from.ValueOrThrow() is { } first ? RomeTime.StartOf(first) : null,
            ReceivedBefore = until.ValueOrThrow() is { } last ? RomeTime.Whole(last).End : null,
        };
    }

    /// <summary>Reads what is recorded.</summary>
    public Result<RecordRightsRequest.Command> Command(ParseResult parsed, PartyBook book, Instant now)
    {
        var kind = Word<RightsRequestKind>(parsed.GetValue(_recordKind), "--kind");
        var channel = Word<RightsChannel>(parsed.GetValue(_recordChannel), "--channel");
        var at = Time(parsed.GetValue(_receivedAt), "--received-at");
        var centre = PartyChoice.Organisation(book, parsed.GetRequiredValue(_centre));
        var phone = parsed.GetValue(_phone) is { } text ? SubscriberNumber.Parse(text) : null;
        Sequence<Refusal> refusals =
        [
            .. kind.Against(), .. channel.Against(), .. at.Against(),
            .. centre is null ? [new OrganisationUnknown { Where = "--centre" }] : Array.Empty<Refusal>(),
            .. phone?.Against().Select(refusal => refusal with { Where = "--phone" }) ?? [],
        ];
        return !refusals.IsEmpty ? refusals : new RecordRightsRequest.Command(
            kind.ValueOrThrow()!.Value, channel.ValueOrThrow()!.Value, parsed.GetRequiredValue(Client), centre!.Value, at.ValueOrThrow() ?? now, phone?.ValueOrThrow(),
            parsed.GetValue(Note));
    }

    /// <summary>Reads the means.</summary>
    public Result<RightsMeans> MeansOf(ParseResult parsed) => Needed(Word<RightsMeans>(parsed.GetRequiredValue(Means), "--means"));

    /// <summary>Reads the outcome.</summary>
    public Result<RightsOutcome> OutcomeOf(ParseResult parsed) => Needed(Word<RightsOutcome>(parsed.GetRequiredValue(Outcome), "--outcome"));

    /// <summary>Reads when; null for now.</summary>
    public Result<Instant?> AtOf(ParseResult parsed) => Time(parsed.GetValue(At), "--at");

    /// <summary>Reads the month.</summary>
    public Result<YearMonth> MonthOf(ParseResult parsed) => YearMonthPattern.Iso.Parse(parsed.GetRequiredValue(Month)) is { Success: true, Value: var month }
        ? month
        : new OptionNotUnderstood("a month, such as 2026-10") { Where = "MONTH" };

    private static string Names<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(RightsWords.Of));

    private static Result<T?> Word<T>(string? text, string option)
        where T : struct, Enum => text is null ? new Result<T?>.Ok(null)
            : RightsWords.TryParse<T>(text, out var word) ? new Result<T?>.Ok(word)
            : new OptionNotUnderstood("one of " + Names<T>()) { Where = option };

    private static Result<LocalDate?> Day(string? text, string option) => text is null ? new Result<LocalDate?>.Ok(null)
        : LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? new Result<LocalDate?>.Ok(day)
        : new OptionNotUnderstood("a day, such as 2026-10-31") { Where = option };

    private static Result<T> Needed<T>(Result<T?> read)
        where T : struct => read switch
        {
            Result<T?>.Ok { Value: { } word } => word,
            Result<T?>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("The option is required."),
        };

    private static Result<Instant?> Time(string? text, string option) => text is null ? new Result<Instant?>.Ok(null) : InstantText.Read(text, option) switch
    {
        Result<Instant>.Ok ok => new Result<Instant?>.Ok(ok.Value),
        Result<Instant>.Refused refused => refused.Refusals,
        _ => throw new InvalidOperationException("Neither value nor refusal."),
    };
}
