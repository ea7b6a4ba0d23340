// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Globalization;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Text;

namespace Filiera.Cli;

/// <summary><c>filiera gate log DAY</c>: what the gate answered on a legal day, counted by verdict and reasons, or decision by decision.</summary>
/// <remarks>Numbers are masked. Exit code 0 when done, 2 when refused.</remarks>
internal static class GateLogCommand
{
    private static readonly Argument<string> Day = new("DAY") { Description = "The legal day, such as 2026-11-23" };
    private static readonly Option<bool> Entries = new("--entries") { Description = "Print every decision instead of counts" };

    /// <summary>The command.</summary>
    public static Command Create() => new Command("log", "What the gate answered on a day") { Day, Entries }.Over(RunAsync);

    private static async Task<int> RunAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        if (LocalDatePattern.Iso.Parse(parsed.GetRequiredValue(Day)) is not { Success: true, Value: var day })
        {
            return await parsed.RefuseAsync([new OptionNotUnderstood("a day, such as 2026-11-23") { Where = "DAY" }]);
        }

        var log = installation.Services.GetRequiredService<IGateLog>();
        var output = parsed.InvocationConfiguration.Output;
        var reasons = await log.ReasonsAsync(day, ct);
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        await foreach (var entry in log.ReadAsync(day, ct))
        {
            var said = $"{VerdictNames.Of(entry.Verdict),-10}  {reasons.GetValueOrDefault(entry.ReasonsId) ?? "-"}";
            if (parsed.GetValue(Entries))
            {
                await output.WriteLineAsync($"{InstantPattern.ExtendedIso.Format(entry.At)}  {entry.Decision}  {entry.Number}  {said}");
            }

            counts[said] = counts.GetValueOrDefault(said) + 1;
        }

        if (!parsed.GetValue(Entries))
        {
            foreach (var (said, count) in counts.OrderByDescending(one => one.Value))
            {
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count,10:N0}  {said}"));
            }
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{counts.Values.Sum():N0} decisions"));
        return 0;
    }
}
