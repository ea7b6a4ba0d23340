// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Globalization;
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary><c>filiera retention run</c>: erases what may no longer be kept. The portal does so every hour by itself. Exit code 0 when done, 2 when refused.</summary>
internal static class RetentionCommand
{
    /// <summary>The command, to be added to the root.</summary>
    public static Command Create() => new("retention", "Personal data whose time is over")
    {
        new Command("run", "Erase what may no longer be kept").Over(RunAsync),
    };

    private static async Task<int> RunAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var erasing = await installation.Services.GetRequiredService<EraseWhatIsOver>().RunAsync(ct);
        if (erasing is not Result<EraseWhatIsOver.Erased>.Ok { Value: var erased })
        {
            return await parsed.RefuseAsync(erasing.Against());
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"rights requests {erased.Requests:N0}, days of the gate {erased.Days:N0}, events of calls {erased.Events:N0}"));
        return 0;
    }
}
