// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Globalization;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Text;

namespace Filiera.Cli;

/// <summary><c>filiera gate replay DAY</c>: judges every decision of a day again, each by the book it names and the events known then.</summary>
/// <remarks>Exit code 0 when nothing was allowed that is not, 1 when something was, 2 when refused.</remarks>
internal static class GateReplayCommand
{
    private static readonly Argument<string> Day = new("DAY") { Description = "The legal day, such as 2026-11-23" };

    /// <summary>The command.</summary>
    public static Command Create() => new Command("replay", "Judge every decision of a day again") { Day }.Over(RunAsync);

    private static async Task<int> RunAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        if (LocalDatePattern.Iso.Parse(parsed.GetRequiredValue(Day)) is not { Success: true, Value: var day })
        {
            return await parsed.RefuseAsync([new OptionNotUnderstood("a day, such as 2026-11-23") { Where = "DAY" }]);
        }

        var replay = await installation.Services.GetRequiredService<ReplayGateDay>().RunAsync(day, ct);
        await WriteAsync(replay, parsed.InvocationConfiguration.Output);
        return replay.Wrongly == 0 ? 0 : 1;
    }

    private static async Task WriteAsync(GateReplay replay, TextWriter output)
    {
        foreach (var difference in replay.Differences)
        {
            await output.WriteLineAsync($"{difference.Decision}  {VerdictNames.Of(difference.Said)} then, {VerdictNames.Of(difference.Again.Verdict)} now  {difference.Again.Text}");
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"judged {replay.Judged:N0}, by a book that is not kept {replay.OtherBook:N0}, no number {replay.Unreadable:N0}, allowed wrongly {replay.Wrongly:N0}"));
    }
}
