// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Globalization;

namespace Filiera.Bench;

/// <summary>Programs of the system, timed, and what the kernel says of a process.</summary>
internal static class Tools
{
    /// <summary>Runs a program to its end; the seconds it took.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static double Run(string program, params IEnumerable<string> arguments)
    {
        var start = Stopwatch.GetTimestamp();
        Output(program, arguments);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>What a program writes.</summary>
    public static string Output(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{program} failed: {error.Result}");
    }

    /// <summary>The most memory a process ever held.</summary>
    public static long PeakBytesOf(int process)
    {
        var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status"))
            .First(one => one.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>Removes a file, or all that a folder holds.</summary>
    public static void Clear(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        File.Delete(path);
    }
}
