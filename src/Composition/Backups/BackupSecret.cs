// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Stores.Files;

namespace Filiera.Composition;

/// <summary>Where the key of a backup is found: a key file, a file with a passphrase, or a passphrase; none of them for a backup that is not encrypted.</summary>
/// <param name="KeyFile">A file of random bytes.</param>
/// <param name="PassphraseFile">A file whose first line is the passphrase.</param>
/// <param name="Passphrase">The passphrase.</param>
public sealed record BackupSecret(string? KeyFile, string? PassphraseFile, string? Passphrase)
{
    /// <summary>No key.</summary>
    public static BackupSecret None { get; } = new(null, null, null);

    /// <summary>Says nothing of what it holds.</summary>
    public override string ToString() => nameof(BackupSecret);

    /// <summary>The key, or null.</summary>
    internal Result<BackupKey?> Read()
    {
        if (KeyFile is not null)
        {
            return Named(BackupKey.FromFile(KeyFile), "--key");
        }

        try
        {
            var passphrase = PassphraseFile is null ? Passphrase : File.ReadLines(PassphraseFile).FirstOrDefault() ?? "";
            return passphrase is null ? new Result<BackupKey?>.Ok(null) : Named(BackupKey.FromPassphrase(passphrase), "--passphrase-file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new BackupKeyUnreadable { Where = "--passphrase-file" };
        }
    }

    private static Result<BackupKey?> Named(Result<BackupKey> key, string option) => key switch
    {
        Result<BackupKey>.Ok ok => ok.Value,
        Result<BackupKey>.Refused refused => Sequence.From(refused.Refusals.Select(one => one with { Where = option })),
        _ => throw new InvalidOperationException("Neither value nor refusal."),
    };
}
