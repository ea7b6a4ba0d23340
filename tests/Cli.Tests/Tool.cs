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
    public static Task<Ran> ProgramAsync(string? rulebook, params string[] args) => StartAsync(rulebook, null, args);

    /// <summary>Runs the program with something on its standard input.</summary>
    public static Task<Ran> PipedAsync(ReadOnlyMemory<byte> input, params string[] args) => StartAsync(null, input, args);

    private static async Task<Ran> StartAsync(string? rulebook, ReadOnlyMemory<byte>? input, string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "filiera.dll"), .. args])
        {
            RedirectStandardInput = input is not null,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FILIERA_RULEBOOK"] = rulebook;
        using var program = Process.Start(start)!;
        var (output, error) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        if (input is { } given)
        {
            await program.StandardInput.BaseStream.WriteAsync(given);
            program.StandardInput.Close();
        }

        await program.WaitForExitAsync();
        return new Ran(program.ExitCode, await output, await error);
    }
}
