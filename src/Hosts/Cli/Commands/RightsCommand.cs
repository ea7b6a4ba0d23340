// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Cli;

/// <summary><c>filiera rights list|show|record|receipt|forward|forward-all|extend|answer|close|erase|export|figures|seal</c>: the log of rights requests and its terms (PRQ-03, PRQ-04).</summary>
/// <remarks>Telephone numbers are masked unless <c>--reveal</c> asks for them. Exit code 0 when done, 2 when refused.</remarks>
public static class RightsCommand
{
    private static readonly RightsOptions Options = new();

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create() => new("rights", "Rights requests: what came, by when it is forwarded and answered, and what was done")
    {
        Options.Filtered(new Command("list", "Requests, newest first, with their terms") { OptionReading.AsJson }).Over(ListAsync),
        new Command("show", "One request with everything done about it") { Options.Request, Options.Reveal, OptionReading.AsJson }.Over(ShowAsync),
        Options.Recorded(new Command("record", "Record that a person exercised a right") { OptionReading.By, OptionReading.AsJson }).Over(RecordAsync),
        new Command("receipt", "Record that the person was given the public number") { Options.Request, Options.Means, Options.At, OptionReading.By, OptionReading.AsJson }.Over(ReceiptAsync),
        new Command("forward", "Record that the client was told") { Options.Request, Options.Means, Options.Note, Options.At, OptionReading.By, OptionReading.AsJson }.Over(ForwardAsync),
        new Command("forward-all", "Record that a client was told of every request that waits for it") { Options.Client, Options.Means, Options.Note, Options.At, OptionReading.By, OptionReading.AsJson }.Over(ForwardAllAsync),
        new Command("extend", "Record that the person was told that the answer takes longer") { Options.Request, Options.Reason, Options.At, OptionReading.By, OptionReading.AsJson }.Over(ExtendAsync),
        new Command("answer", "Record that the person was answered")
        {
            Options.Request, Options.Means, Options.Outcome, Options.Note, Options.At, OptionReading.By, OptionReading.AsJson,
        }.Over(AnswerAsync),
        new Command("close", "Close a request about which nothing more is to be done") { Options.Request, Options.Reason, Options.At, OptionReading.By, OptionReading.AsJson }.Over(CloseAsync),
        new Command("erase", "Erase the telephone number and the note of a request; the request stays") { Options.Request, OptionReading.By, OptionReading.AsJson }.Over(EraseAsync),
        Options.Filtered(new Command("export", "The requests as a table for spreadsheets, or as JSON") { Options.Reveal, OptionReading.AsJson }).Over(ExportAsync),
        new Command("figures", "How the requests of a client's month were treated") { Options.Month, Options.Client, OptionReading.AsJson }.Over(FiguresAsync),
        new Command("seal", "Seal the figures of a client's month as evidence, once their term is over") { Options.Month, Options.Client, OptionReading.By, OptionReading.AsJson }.Over(SealAsync),
    };

    private static Task<int> ListAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct) =>
        EachAsync(installation, parsed, standing => parsed.GetValue(OptionReading.AsJson) ? RightsTable.ToJson(standing, reveal: false).ToCanonicalText() : RightsText.Line(standing), ct);

    private static async Task<int> ExportAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var (asJson, reveal) = (parsed.GetValue(OptionReading.AsJson), parsed.GetValue(Options.Reveal));
        if (!asJson && Options.Filter(parsed) is Result<RightsFilter>.Ok)
        {
            await parsed.InvocationConfiguration.Output.WriteAsync(TableText.Line(RightsTable.Heading));
        }

        return await EachAsync(
            installation,
            parsed,
            standing => asJson ? RightsTable.ToJson(standing, reveal).ToCanonicalText() : TableText.Line(RightsTable.Row(standing, reveal))[..^2] + "\r",
            ct);
    }

    private static async Task<int> EachAsync(OpenedInstallation installation, ParseResult parsed, Func<StandingRightsRequest, string> write, CancellationToken ct)
    {
        var filter = Options.Filter(parsed);
        if (filter is Result<RightsFilter>.Refused refused)
        {
            return await parsed.RefuseAsync(refused.Refusals);
        }

        await foreach (var standing in installation.Services.GetRequiredService<ReadRightsRequests>().AllAsync(filter.ValueOrThrow(), ct))
        {
            if (!parsed.GetValue(Options.Pressing) || standing.Clock.IsPressing)
            {
                await parsed.InvocationConfiguration.Output.WriteAsync(write(standing) + "\n");
            }
        }

        return 0;
    }

    private static async Task<int> ShowAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct) =>
        await FindAsync(installation, parsed, ct) is { } standing
            ? await WriteAsync(parsed, standing, parsed.GetValue(Options.Reveal))
            : await parsed.RefuseAsync([new RightsRequestUnknown { Where = "REQUEST" }]);

    private static async Task<int> RecordAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var book = await installation.Services.GetRequiredService<IPartyLedger>().ReadAsync(ct);
        var read = Options.Command(parsed, book, installation.Services.GetRequiredService<IClock>().GetCurrentInstant());
        var by = OptionReading.Actor(parsed);
        var refusals = Sequence.From(read.Against().Concat(by.Against()));
        if (!refusals.IsEmpty)
        {
            return await parsed.RefuseAsync(refusals);
        }

        var recorded = await installation.Services.GetRequiredService<RecordRightsRequest>().RunAsync(read.ValueOrThrow(), by.ValueOrThrow(), ct);
        return await FinishAsync(installation, parsed, recorded, ct);
    }

    private static Task<int> ReceiptAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct) => ActAsync(
        installation,
        parsed,
        (id, at, by) => installation.Services.GetRequiredService<HandRightsReceipt>().RunAsync(new(id, Options.MeansOf(parsed).ValueOrThrow(), at), by, ct),
        Options.MeansOf(parsed).Against(),
        ct);

    private static Task<int> ForwardAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct) => ActAsync(
        installation,
        parsed,
        (id, at, by) => installation.Services.GetRequiredService<ForwardRightsRequest>()
            .RunAsync(new(id, Options.MeansOf(parsed).ValueOrThrow(), parsed.GetValue(Options.Note), at), by, ct),
        Options.MeansOf(parsed).Against(),
        ct);

    private static async Task<int> ForwardAllAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var (means, at, by) = (Options.MeansOf(parsed), Options.AtOf(parsed), OptionReading.Actor(parsed));
        Sequence<Refusal> refusals = [.. means.Against(), .. at.Against(), .. by.Against()];
        if (!refusals.IsEmpty)
        {
            return await parsed.RefuseAsync(refusals);
        }

        var done = await installation.Services.GetRequiredService<ForwardAllRightsRequests>().RunAsync(
            new(parsed.GetRequiredValue(Options.Client), means.ValueOrThrow(), parsed.GetValue(Options.Note), at.ValueOrThrow()), by.ValueOrThrow(), ct);
        if (done is Result<Sequence<RightsCase>>.Refused refused)
        {
            return await parsed.RefuseAsync(refused.Refusals);
        }

        foreach (var known in done.ValueOrThrow())
        {
            await FinishAsync(installation, parsed, known, ct);
        }

        return 0;
    }

    private static Task<int> EraseAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct) => ActAsync(
        installation, parsed, (id, _, by) => installation.Services.GetRequiredService<EraseRightsDetails>().RunAsync(id, by, ct), [], ct);

    private static Task<int> ExtendAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct) => ActAsync(
        installation,
        parsed,
        (id, at, by) => installation.Services.GetRequiredService<ExtendRightsRequest>().RunAsync(new(id, parsed.GetValue(Options.Reason), at), by, ct),
        [],
        ct);

    private static Task<int> AnswerAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var outcome = Options.OutcomeOf(parsed);
        return ActAsync(
            installation,
            parsed,
            (id, at, by) => installation.Services.GetRequiredService<AnswerRightsRequest>()
                .RunAsync(new(id, Options.MeansOf(parsed).ValueOrThrow(), outcome.ValueOrThrow(), parsed.GetValue(Options.Note), at), by, ct),
            [.. Options.MeansOf(parsed).Against(), .. outcome.Against()],
            ct);
    }

    private static Task<int> CloseAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct) => ActAsync(
        installation,
        parsed,
        (id, at, by) => installation.Services.GetRequiredService<CloseRightsRequest>().RunAsync(new(id, parsed.GetValue(Options.Reason), at), by, ct),
        [],
        ct);

    private static async Task<int> ActAsync(
        OpenedInstallation installation,
        ParseResult parsed,
        Func<RightsRequestId, Instant?, Actor, Task<Result<RightsCase>>> act,
        Sequence<Refusal> against,
        CancellationToken ct)
    {
        var at = Options.AtOf(parsed);
        var by = OptionReading.Actor(parsed);
        var standing = await FindAsync(installation, parsed, ct);
        Sequence<Refusal> refusals = [.. standing is null ? [new RightsRequestUnknown { Where = "REQUEST" }] : Array.Empty<Refusal>(), .. against, .. at.Against(), .. by.Against()];
        return refusals.IsEmpty
            ? await FinishAsync(installation, parsed, await act(standing!.Case.Request.Id, at.ValueOrThrow(), by.ValueOrThrow()), ct)
            : await parsed.RefuseAsync(refusals);
    }

    private static async Task<int> FinishAsync(OpenedInstallation installation, ParseResult parsed, Result<RightsCase> result, CancellationToken ct) =>
        result is Result<RightsCase>.Refused refused
            ? await parsed.RefuseAsync(refused.Refusals)
            : await WriteAsync(
                parsed, (await installation.Services.GetRequiredService<ReadRightsRequests>().FindAsync(result.ValueOrThrow().Request.Id, ct))!, reveal: false);

    private static async Task<int> FiguresAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var month = Options.MonthOf(parsed);
        if (month is Result<YearMonth>.Refused refused)
        {
            return await parsed.RefuseAsync(refused.Refusals);
        }

        var figures = await installation.Services.GetRequiredService<ReadRightsRequests>().MeasureAsync(parsed.GetRequiredValue(Options.Client), month.ValueOrThrow(), ct);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(OptionReading.AsJson) ? RightsText.ToJson(figures).ToCanonicalText() : RightsText.Lines(figures));
        return 0;
    }

    private static async Task<int> SealAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var month = Options.MonthOf(parsed);
        var by = OptionReading.Actor(parsed);
        var refusals = Sequence.From(month.Against().Concat(by.Against()));
        if (!refusals.IsEmpty)
        {
            return await parsed.RefuseAsync(refusals);
        }

        var done = await installation.Services.GetRequiredService<SealRightsFigures>()
            .RunAsync(parsed.GetRequiredValue(Options.Client), month.ValueOrThrow(), by.ValueOrThrow(), ct);
        if (done.Against() is { IsEmpty: false } against)
        {
            return await parsed.RefuseAsync(against);
        }

        var evidence = done.ValueOrThrow();
        await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(OptionReading.AsJson)
            ? Json.Object(("evidence", evidence.Id.ToString()), ("statement", evidence.Fact.Statement), ("subject", evidence.Fact.Subject.ToString())).ToCanonicalText()
            : $"sealed: evidence {evidence.Id} about {evidence.Fact.Subject}");
        return 0;
    }

    // By the number that people copy, or by the identifier.
    private static async Task<StandingRightsRequest?> FindAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var (text, read) = (parsed.GetRequiredValue(Options.Request), installation.Services.GetRequiredService<ReadRightsRequests>());
        return RightsRequestNumber.TryParse(text, out var number) ? await read.FindAsync(number, ct)
            : Guid.TryParse(text, out var id) ? await read.FindAsync(new RightsRequestId(id), ct)
            : null;
    }

    private static async Task<int> WriteAsync(ParseResult parsed, StandingRightsRequest standing, bool reveal)
    {
        await parsed.InvocationConfiguration.Output.WriteLineAsync(
            parsed.GetValue(OptionReading.AsJson) ? RightsTable.ToJson(standing, reveal).ToCanonicalText() : RightsText.Whole(standing, reveal));
        return 0;
    }
}
