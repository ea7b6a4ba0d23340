// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Diagnostics;

namespace Filiera.Cli.Tests;

/// <summary>Runs the tool: in this process, or as a program of its own where its environment matters.</summary>
internal static class Tool
{
    public static async Task<Ran> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = await CliRoot.Create().Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return new Ran(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs the program with a rulebook named in its environment, or none.</summary>
    public static async Task<Ran> ProgramAsync(string? rulebook, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "filiera.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FILIERA_RULEBOOK"] = rulebook;
        using var program = Process.Start(start)!;
        var (output, error) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return new Ran(program.ExitCode, await output, await error);
    }
}
