// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Diagnostics;
using Filiera.Composition;
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary><c>filiera restore FILE</c>: puts a backup back into an empty place, checked before the place gets its name; <c>--check</c> only tries.</summary>
/// <remarks>Exit code 0 when everything is restored and sound, 2 when something was refused: then the data directory is as it was.</remarks>
public static class RestoreCommand
{
    /// <summary>The command, to be added to the root.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A backup" };
        var check = new Option<bool>("--check") { Description = "Restore into a scratch place, check everything and throw it away" };
        var command = new Command("restore", "Put a backup back into an empty data directory, or check one")
        {
            file, check, BackupOptions.Scratch, OptionReading.AsJson, OpenedInstallation.Data, OpenedInstallation.Postgres,
        };
        BackupOptions.AddKey(command);
        command.SetAction((parsed, ct) => RunAsync(parsed, parsed.GetRequiredValue(file), parsed.GetValue(check), ct));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string file, bool check, CancellationToken ct)
    {
        var secret = BackupOptions.Secret(parsed);
        var started = Stopwatch.GetTimestamp();
        var data = parsed.GetValue(OpenedInstallation.Data) ?? "data";
        var postgres = parsed.GetValue(OpenedInstallation.Postgres);
        var done = check
            ? await RestoreInstallation.CheckAsync(file, secret, BackupOptions.PlaceOf(parsed.GetValue(BackupOptions.Scratch) ?? Path.GetTempPath()), postgres, ct)
            : await RestoreInstallation.RunAsync(file, secret, data, postgres, ct);
        switch (done)
        {
            case Result<RestoreInstallation.Restored>.Ok { Value: var restored }:
                await BackupText.WriteAsync(parsed, check ? Path.GetFullPath(file) : Path.GetFullPath(data), restored.Backup, restored.Checks, Stopwatch.GetElapsedTime(started));
                return restored.IsSound ? 0 : await parsed.RefuseAsync([new RestoredNotSound()]);
            case Result<RestoreInstallation.Restored>.Refused refused:
                return await parsed.RefuseAsync(refused.Refusals);
            default:
                throw new InvalidOperationException("Neither value nor refusal.");
        }
    }
}
