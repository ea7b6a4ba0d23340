// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Rulebook;
using Filiera.SeedWorld;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Cli;

/// <summary><c>filiera seed --size S|M|L --data DIR</c>: plays the demonstration sector into a new installation.</summary>
/// <remarks>Progress goes to standard error, what it came to to standard output. Exit code 0 when all was played, 2 when something was refused.</remarks>
public static class SeedCommand
{
    private const int Refused = 2;

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create()
    {
        var size = new Option<SeedSize>("--size") { Description = "S (20,000 rows), M (one million) or L (twenty million)", DefaultValueFactory = _ => SeedSize.S };
        var data = new Option<string>("--data") { Description = "A new or empty directory", DefaultValueFactory = _ => "data" };
        var seed = new Option<string>("--seed") { Description = "Any text; the same gives the same world", DefaultValueFactory = _ => SeedPlan.UsualSeed };
        var day = new Option<string?>("--day") { Description = "The day on which the demonstration stands, such as 2026-11-16; yesterday when not given" };
        var postgres = new Option<string?>("--postgres") { Description = "The connection string of an empty PostgreSQL database; SQLite when not given" };
        var command = new Command("seed", "Play the demonstration sector into a new installation") { size, data, seed, day, postgres };
        command.SetAction((result, ct) => RunAsync(
            result.GetValue(size),
            result.GetRequiredValue(data),
            result.GetRequiredValue(seed),
            result.GetValue(day),
            result.GetValue(postgres) ?? SecretSettings.OfEnvironment("FILIERA_POSTGRES"),
            result.InvocationConfiguration,
            ct));
        return command;
    }

    private static async Task<int> RunAsync(
        SeedSize size, string data, string seed, string? day, string? postgres, InvocationConfiguration console, CancellationToken ct)
    {
        if (DayOf(day) is not { } standing)
        {
            await console.Error.WriteLineAsync(new SeedDayUnreadable { Where = "--day" }.ToString());
            return Refused;
        }

        var started = Stopwatch.GetTimestamp();
        var progress = new Lines(console.Error);
        switch (await SeedInstallation.PlayAsync(Installation.At(data, postgres, Environment.GetEnvironmentVariable(RulebookDirectory.Variable)), SeedPlan.Of(seed, size, standing), progress, ct))
        {
            case Result<PlayedWorld>.Ok { Value: var world }:
                await WriteAsync(world, Stopwatch.GetElapsedTime(started), console.Output);
                return 0;
            case Result<PlayedWorld>.Refused refused:
                foreach (var refusal in refused.Refusals)
                {
                    await console.Error.WriteLineAsync(refusal.ToString());
                }

                return Refused;
            default:
                throw new UnreachableException("A result is a value or its refusals.");
        }
    }

    private static LocalDate? DayOf(string? day)
    {
        if (day is not null)
        {
            return LocalDatePattern.Iso.Parse(day) is { Success: true } parsed ? parsed.Value : null;
        }

        // Yesterday: whatever happens after the play happens later than the play, at any hour.
#pragma warning disable RS0030 // A host is where the system's clock enters.
        return RomeTime.DayOf(SystemClock.Instance.GetCurrentInstant()).PlusDays(-1);
#pragma warning restore RS0030
    }

    private static async Task WriteAsync(PlayedWorld world, TimeSpan elapsed, TextWriter output)
    {
        await output.WriteLineAsync("list               rows     allow  withhold    review   foreign duplicate unreadable");
        foreach (var list in world.Lists)
        {
            var counts = list.Counts;
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{list.Key,-15} {counts.Rows,8} {counts.Allow,9} {counts.Withhold,9} {counts.Review,9} {counts.Foreign,9} {counts.Duplicate,9} {counts.Unreadable,10}"));
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{world.Rows} rows in {world.Lists.Count} lists, {world.Events} events, {world.Adoptions} rules adopted, in {elapsed.TotalSeconds:0.0} s"));
    }

    private sealed class Lines(TextWriter target) : IProgress<SeedProgress>
    {
        public void Report(SeedProgress value) => target.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{value.Rows,9} of {value.OutOf} rows: {value.What}"));
    }
}
