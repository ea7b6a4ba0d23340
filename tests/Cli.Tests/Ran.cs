// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Cli.Tests;

/// <summary>How a run of the tool ended: exit code, and what it wrote to standard output and standard error.</summary>
public sealed record Ran(int Code, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The codes of the refusals on standard error, in order.</summary>
    public IReadOnlyList<string> Codes => [.. Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':', ' ')[0])];

    /// <summary>The run, once it is known to have ended well.</summary>
    public Ran WithCode(int expected)
    {
        Assert.True(Code == expected, $"exit code {Code}, expected {expected}\n{Output}{Error}");
        return this;
    }
}
