// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: one command read from top to bottom, with every refusal where it arises.

using System.CommandLine;
using System.Globalization;
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Cli;

/// <summary><c>filiera screen … --no-duplicates [--part i/n]</c>: the files alone, straight from the list, so that n processes may share one list.</summary>
/// <remarks>
/// Nothing is kept in the installation, and nothing is sealed: a receipt speaks of a whole list. What the parts write, joined in order, is
/// byte for byte what one process writes.
/// </remarks>
internal sealed class ScreenPart
{
    private readonly Option<bool> _noDuplicates = new("--no-duplicates")
    {
        Description = "Do not look for repeated numbers; writes the three files only, without record, evidence or receipt",
    };

    private readonly Option<string?> _part = new("--part") { Description = "With --no-duplicates and --as-of: only this part of the list, such as 2/4", HelpName = "I/N" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_noDuplicates);
        command.Add(_part);
    }

    /// <summary>Whether the files alone were asked for.</summary>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(_noDuplicates);

    /// <summary>The part asked for, or null for the whole list; or why it cannot be understood.</summary>
    public Result<ListPart?> Read(ParseResult parsed)
    {
        if (parsed.GetValue(_part) is not { } text)
        {
            return new Result<ListPart?>.Ok(null);
        }

        if (text.Split('/') is not [var left, var right]
            || !int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            || !int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            || part < 1 || of is < 1 or > 10_000 || part > of)
        {
            return new OptionNotUnderstood("a part of parts, such as 2/4") { Where = "--part" };
        }

        return IsAsked(parsed)
            ? new Result<ListPart?>.Ok(new ListPart(part - 1, of))
            : new OptionNotUnderstood("said together with --no-duplicates: whether a number is repeated, only the whole list tells") { Where = "--part" };
    }

    /// <summary>Screens the list, or the part, into a directory.</summary>
    public static async Task<int> RunAsync(
        OpenedInstallation installation, ParseResult parsed, ScreenRequest request, PartyChoice.Chosen parties, ListPart? part, string directory, CancellationToken ct)
    {
        var clock = installation.Services.GetRequiredService<IClock>();
        var preparing = await installation.Services.GetRequiredService<PrepareRun>().RunAsync(
            new PrepareRun.Request(parties.Centre, parties.Campaign, default, [], request.AsOf ?? clock.GetCurrentInstant()), ct);
        if (preparing is Result<PreparedRun>.Refused unprepared)
        {
            return await parsed.RefuseAsync(unprepared.Refusals);
        }

        using var prepared = preparing.ValueOrThrow();
        var opening = await ScreenTables.OpenAsync(installation, request.Files, prepared.Context.Campaign.ClientVat, clock.GetCurrentInstant(), ct);
        if (opening is Result<ScreenTables>.Refused unopened)
        {
            return await parsed.RefuseAsync(unopened.Refusals);
        }

        using var tables = opening.ValueOrThrow();
        var run = await RunAsync(installation, parsed, request, prepared, tables, new EngineOptions(FindDuplicates: false, Part: part), directory, ct);
        if (run is Result<EngineResult>.Refused refused)
        {
            return await parsed.RefuseAsync(refused.Refusals);
        }

        var (output, result) = (parsed.InvocationConfiguration.Output, run.ValueOrThrow());
        if (parsed.GetValue(OptionReading.AsJson))
        {
            await output.WriteLineAsync(Json.Object(ScreeningText.Members(result.Counts, result.Reasons, result.ValidUntil)).ToCanonicalText());
        }
        else
        {
            await ScreeningText.WriteAsync(output, result.Counts, result.Reasons, result.ValidUntil);
        }

        return 0;
    }

    private static async Task<Result<EngineResult>> RunAsync(
        OpenedInstallation installation,
        ParseResult parsed,
        ScreenRequest request,
        PreparedRun prepared,
        ScreenTables tables,
        EngineOptions options,
        string directory,
        CancellationToken ct)
    {
        if (!File.Exists(request.List))
        {
            return new ListFileUnreadable { Where = request.List };
        }

        var opening = await RecognisedList.OpenAsync(ListBytes.OfFile(request.List), request.Mapping, ct);
        if (opening is Result<RecognisedList>.Refused refused)
        {
            return MappingFile.Placed(refused.Refusals, request.List);
        }

        using var list = opening.ValueOrThrow();
        var progress = new ByteProgress(
            parsed.InvocationConfiguration.Error, installation.Services.GetRequiredService<IClock>(), list.Text.Length);
        await using var sinks = ScreeningSinks.Files(directory);
        return await ListEngine.RunAsync(
            new EngineInput(list.Text, list.File, tables.Tables, tables.In(prepared.Context), prepared.Rules),
            sinks,
            options,
            done =>
            {
                progress.Report(done);
                return ValueTask.CompletedTask;
            },
            ct);
    }
}
