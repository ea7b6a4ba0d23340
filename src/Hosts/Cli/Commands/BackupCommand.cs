// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Diagnostics;
using Filiera.Composition;
using Filiera.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary><c>filiera backup TARGET</c>: copies the whole installation into one file while programs go on working, and verifies the file by restoring it.</summary>
/// <remarks>Exit code 0 when the backup is there and sound, 2 when something was refused.</remarks>
public static class BackupCommand
{
    /// <summary>Skips the trial.</summary>
    private static readonly Option<bool> NoVerify = new("--no-verify") { Description = "Do not restore the backup in a scratch place to check it" };

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create()
    {
        var target = new Argument<string>("TARGET") { Description = "A directory, in which the backup gets a name of its own, or the file to write" };
        var scratch = BackupOptions.Scratch;
        var command = new Command("backup", "Copy the whole installation into one file, encrypted on request, and verify it") { target, NoVerify, scratch, OptionReading.AsJson };
        BackupOptions.AddKey(command);
        return command.Over((installation, parsed, ct) => RunAsync(installation, parsed, parsed.GetRequiredValue(target), parsed.GetValue(scratch), ct));
    }

    private static async Task<int> RunAsync(OpenedInstallation opened, ParseResult parsed, string target, string? scratch, CancellationToken ct)
    {
        var secret = BackupOptions.Secret(parsed);
        var started = Stopwatch.GetTimestamp();
        var backup = opened.Services.GetRequiredService<BackUpInstallation>();
        var path = backup.PathOf(target);
        var made = await backup.RunAsync(path, secret, ct);
        if (made is not Result<BackupMade>.Ok { Value: var manifest })
        {
            return await parsed.RefuseAsync(((Result<BackupMade>.Refused)made).Refusals);
        }

        if (parsed.GetValue(NoVerify))
        {
            await BackupText.WriteAsync(parsed, path, manifest, null, Stopwatch.GetElapsedTime(started));
            return 0;
        }

        var installation = opened.Services.GetRequiredService<Installation>();
        var place = BackupOptions.PlaceOf(scratch ?? installation.DataDirectory);
        switch (await RestoreInstallation.CheckAsync(path, secret, place, installation.Postgres, ct))
        {
            case Result<RestoreInstallation.Restored>.Ok { Value: var restored }:
                await BackupText.WriteAsync(parsed, path, manifest, restored.Checks, Stopwatch.GetElapsedTime(started));
                return restored.IsSound ? 0 : await parsed.RefuseAsync([new RestoredNotSound()]);
            case Result<RestoreInstallation.Restored>.Refused refused:
                return await parsed.RefuseAsync(refused.Refusals);
            default:
                throw new InvalidOperationException("Neither value nor refusal.");
        }
    }
}
