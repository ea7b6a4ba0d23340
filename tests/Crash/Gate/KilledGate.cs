// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: what the old gate, the new one and the diallers do at the same time is read in one place.
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Filiera.Kernel;
using Filiera.Stores.Files;

namespace Filiera.Crash.Gate;

public sealed class KilledGate
{
    private static readonly int _rounds = Math.Max(3, CrashRun.Rounds / 10);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_opt_out_acknowledged_is_in_the_journal_and_known_to_the_gate_that_comes_after()
    {
        using var bed = await GateBed.OpenAsync();
        var acknowledged = new ConcurrentBag<string>();
        var next = 0;
        for (var round = 0; round < _rounds; round++)
        {
            using var gate = await GateProcess.StartAsync(bed, "--listen", "127.0.0.1:0");
            var random = new Random(round);
            var before = acknowledged.Count;
            var clients = Enumerable.Range(0, 16).Select(_ => Task.Run(
                async () =>
                {
                    while (true)
                    {
                        var number = "347" + Interlocked.Increment(ref next).ToString("D7", CultureInfo.InvariantCulture);
                        if (await bed.PostAsync(gate.Address, "/api/gate/outcomes", bed.OptOut(number)) is not { Status: HttpStatusCode.OK })
                        {
                            return;
                        }

                        acknowledged.Add(number);
                    }
                },
                Ct)).ToArray();
            while (acknowledged.Count < before + 200)
            {
                await Task.Delay(1, Ct);
            }

            await Task.Delay(TimeSpan.FromMicroseconds(random.Next(20_000)), TimeProvider.System, Ct);
            await gate.KillAsync();
            await Task.WhenAll(clients);
            AssertAllKept(bed, acknowledged);
        }

        // And the gate itself knows them.
        using var last = await GateProcess.StartAsync(bed, "--listen", "127.0.0.1:0");
        var unknown = (await bed.PostAsync(last.Address, "/api/gate/decisions", bed.Ask("3489999999")))!.Value.Body;
        foreach (var number in acknowledged.Take(50))
        {
            var known = (await bed.PostAsync(last.Address, "/api/gate/decisions", bed.Ask(number)))!.Value.Body;
            Assert.NotEqual(Reasons(unknown), Reasons(known));
        }
    }

    [Fact]
    public async Task A_gate_is_replaced_on_its_port_while_diallers_keep_asking_and_no_request_fails()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Sockets are inherited by their number on Linux.");
        using var bed = await GateBed.OpenAsync();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen(512);
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}");
        var handle = socket.Handle.ToInt32();
        Assert.Equal(0, SetFlags(handle, SetDescriptorFlags, 0));
        var number = handle.ToString(CultureInfo.InvariantCulture);

        var gate = await GateProcess.StartAsync(bed, "--listen-fd", number);
        var (answered, failed, told) = (0, 0, new ConcurrentBag<string>());
        using var enough = new CancellationTokenSource();
        var diallers = Enumerable.Range(0, 8).Select(dialler => Task.Run(
            async () =>
            {
                for (var i = 0; !enough.IsCancellationRequested; i++)
                {
                    var optOut = string.Create(CultureInfo.InvariantCulture, $"349{dialler:D2}{i:D5}");
                    var outcome = i % 4 == 0;
                    var answer = await (outcome
                        ? bed.PostAsync(address, "/api/gate/outcomes", bed.OptOut(optOut))
                        : bed.PostAsync(address, "/api/gate/decisions", bed.Ask("3471234567")));
                    if (answer is { Status: HttpStatusCode.OK })
                    {
                        Interlocked.Increment(ref answered);
                        if (outcome)
                        {
                            told.Add(optOut);
                        }
                    }
                    else
                    {
                        Interlocked.Increment(ref failed);
                    }
                }
            },
            Ct)).ToArray();
        for (var turn = 0; turn < 2; turn++)
        {
            // The new one answers beside the old one, then the old one is told to end.
            var successor = await GateProcess.StartAsync(bed, "--listen-fd", number);
            var seen = answered;
            while (answered < seen + 200)
            {
                await Task.Delay(5, Ct);
            }

            gate.Terminate();
            Assert.Equal(0, await gate.EndedAsync(Ct));
            gate.Dispose();
            gate = successor;
        }

        var after = answered;
        while (answered < after + 200)
        {
            await Task.Delay(5, Ct);
        }

        await enough.CancelAsync();
        await Task.WhenAll(diallers);
        await gate.KillAsync();
        gate.Dispose();
        Assert.Equal(0, failed);
        AssertAllKept(bed, told);
    }

    private static void AssertAllKept(GateBed bed, IEnumerable<string> acknowledged)
    {
        using var journal = new FileDialJournal(DataDirectory.Open(bed.Data));
        var kept = new HashSet<ulong>();
        journal.TryTake((_, in one) => kept.Add(one.Number.RevealDigits())).ValueOrThrow();
        var lost = acknowledged.Count(number => !kept.Contains(ulong.Parse("39" + number, CultureInfo.InvariantCulture)));
        Assert.Equal(0, lost);
    }

    private static string Reasons(string answer)
    {
        var decision = (Json.Map)((Json.List)((Json.Map)Json.Parse(System.Text.Encoding.UTF8.GetBytes(answer)).ValueOrThrow())["decisions"]!).Items[0];
        return decision["reasons"]!.ToCanonicalText();
    }

    private const int SetDescriptorFlags = 2;

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static extern int SetFlags(int handle, int command, int flags);
}
