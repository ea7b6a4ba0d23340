// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using Filiera.Composition;
using Filiera.Gate;
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Bench;

/// <summary>A gate whose day began at a given instant, since nobody may be called at night or on a Sunday, whenever it is measured: a process of its own.</summary>
internal static class GateAtAnHour
{
    /// <summary>Options: <c>--data</c>, <c>--listen</c>, <c>--at</c>. Serves until its standard input ends.</summary>
    public static int Run(string[] args)
    {
        SocketThreads.AnswerWhereHeard();
        var at = InstantPattern.ExtendedIso.Parse(Measure.Option(args, "--at")!).Value;
        var endpoint = new GateEndpoint(IPEndPoint.Parse(Measure.Option(args, "--listen")!), null, false);
        return ServeAsync(Installation.At(Measure.Option(args, "--data")!, null, Rulebook), endpoint, at).GetAwaiter().GetResult();
    }

    /// <summary>The hour at which it is measured: ten in the morning of the first working day after the day of the demonstration.</summary>
    public static Instant HourAfter(LocalDate day) => RomeTime.StartOf(Rules().Calendar.ToCalendar().AddWorkingDays(day, 1)) + Duration.FromHours(10);

    /// <summary>Where the rules lie.</summary>
    public static string Rulebook => Path.Combine(Measure.Root, "rulebook");

    private static RuleCatalogue Rules() => RulebookDirectory.Load(Rulebook).ValueOrThrow();

    private static async Task<int> ServeAsync(Installation installation, GateEndpoint endpoint, Instant at)
    {
        await using var server = (await GateServer.StartAsync(installation, [endpoint], GateLimits.Usual, null, new Shifted(at), null, default)).ValueOrThrow();
        Console.WriteLine(server.Addresses.First());
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private sealed class Shifted(Instant at) : IClock
    {
#pragma warning disable RS0030 // Time goes on as it does, from another beginning.
        private readonly Duration _ahead = at - SystemClock.Instance.GetCurrentInstant();

        public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + _ahead;
#pragma warning restore RS0030
    }
}
