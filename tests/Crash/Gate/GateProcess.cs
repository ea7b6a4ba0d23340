// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Runtime.InteropServices;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Crash.Gate;

/// <summary>A gate as a process of its own.</summary>
internal sealed class GateProcess : IDisposable
{
    private readonly Process _process;

    private GateProcess(Process process) => _process = process;

    /// <summary>The process.</summary>
    public int Id => _process.Id;

    /// <summary>Where it answers.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts one and waits until it answers.</summary>
    public static Task<GateProcess> StartAsync(GateBed bed, params IEnumerable<string> arguments) =>
        StartAsync(["tool", "gate", "serve", "--data", bed.Data, .. arguments]);

    /// <summary>Starts one whose time begins at an instant.</summary>
    public static Task<GateProcess> StartAsync(GateBed bed, Instant at) => StartAsync(["gate-at", bed.Data, InstantPattern.ExtendedIso.Format(at)]);

    private static async Task<GateProcess> StartAsync(IEnumerable<string> child)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["child", .. child])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var gate = new GateProcess(Process.Start(start)!);
        gate._process.ErrorDataReceived += static (_, _) => { };
        gate._process.BeginErrorReadLine();
        while (await gate._process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("http://", StringComparison.Ordinal))
            {
                gate.Address = new Uri(line);

                // What it writes later is read, so that it never waits for a reader.
                _ = gate._process.StandardOutput.ReadToEndAsync();
                return gate;
            }
        }

        throw new InvalidOperationException("The gate ended by itself.");
    }

    /// <summary>Kills it as by <c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as a service manager does.</summary>
    public void Terminate() => Assert.Equal(0, Kill(Id, TerminationSignal));

    /// <summary>Its exit code, once it ended by itself.</summary>
    public async Task<int> EndedAsync(CancellationToken ct)
    {
        await _process.WaitForExitAsync(ct);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private const int TerminationSignal = 15;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);
}
