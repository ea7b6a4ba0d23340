// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Globalization;
using Filiera.Composition;

namespace Filiera.Cli;

/// <summary>What backup and restore have in common: the key, and where trials are made.</summary>
internal static class BackupOptions
{
    /// <summary>Where the backup is restored to check it.</summary>
    public static Option<string?> Scratch { get; } = new("--scratch")
    {
        Description = "The directory in which the backup is restored to check it; by default the data directory. It needs as much room again",
        HelpName = "DIR",
    };

    private const string Variable = "FILIERA_BACKUP_PASSPHRASE";

    private static readonly Option<string?> KeyFile = new("--key") { Description = "A file of at least 32 random bytes that encrypts the backup", HelpName = "FILE" };

    private static readonly Option<string?> PassphraseFile = new("--passphrase-file")
    {
        Description = $"A file whose first line is the passphrase that encrypts the backup; {Variable} does the same",
        HelpName = "FILE",
    };

    /// <summary>Adds the options that name a key.</summary>
    public static void AddKey(Command command)
    {
        command.Options.Add(KeyFile);
        command.Options.Add(PassphraseFile);
    }

    /// <summary>The key named, if any.</summary>
    public static BackupSecret Secret(ParseResult parsed) =>
        new(parsed.GetValue(KeyFile), parsed.GetValue(PassphraseFile), SecretSettings.OfEnvironment(Variable));

    /// <summary>A directory for one trial, below the one named.</summary>
    public static string PlaceOf(string scratch) =>
        Path.Combine(scratch, string.Create(CultureInfo.InvariantCulture, $"backup-check-{Environment.ProcessId}.unfinished"));
}
