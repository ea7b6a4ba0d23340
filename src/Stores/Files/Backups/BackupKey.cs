// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using System.Text;
using Filiera.Kernel;

namespace Filiera.Stores.Files;

/// <summary>What opens an encrypted backup: a passphrase, or a file of random bytes. It is never written anywhere.</summary>
/// <remarks>A passphrase goes through PBKDF2-HMAC-SHA-256, a key file through HKDF-SHA-256; both with a salt of the backup's own.</remarks>
public sealed class BackupKey
{
    /// <summary>The fewest characters a passphrase may have.</summary>
    public const int ShortestPassphrase = 12;

    /// <summary>The fewest bytes a key file may have.</summary>
    public const int ShortestFile = 32;

    private const int LongestFile = 1 << 20;

    private readonly byte[] _secret;

    private BackupKey(bool isPassphrase, byte[] secret) => (IsPassphrase, _secret) = (isPassphrase, secret);

    /// <summary>True for a passphrase, false for a key file.</summary>
    public bool IsPassphrase { get; }

    /// <summary>A key from a passphrase.</summary>
    /// <returns>The key, or <see cref="BackupKeyTooShort"/>.</returns>
    public static Result<BackupKey> FromPassphrase(string passphrase) => passphrase.Trim().Length < ShortestPassphrase
        ? new BackupKeyTooShort()
        : new BackupKey(true, Encoding.UTF8.GetBytes(passphrase.Trim().Normalize(NormalizationForm.FormKC)));

    /// <summary>A key from a file.</summary>
    /// <returns>The key, <see cref="BackupKeyTooShort"/> or <see cref="BackupKeyUnreadable"/>.</returns>
    public static Result<BackupKey> FromFile(string path)
    {
        try
        {
            return new FileInfo(path).Length is var length && length > LongestFile ? new BackupKeyUnreadable()
                : length < ShortestFile ? new BackupKeyTooShort()
                : new BackupKey(false, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new BackupKeyUnreadable();
        }
    }

    /// <summary>The key of one backup.</summary>
    internal byte[] Derive(ReadOnlySpan<byte> salt, int iterations) => IsPassphrase
        ? Rfc2898DeriveBytes.Pbkdf2(_secret, salt, iterations, HashAlgorithmName.SHA256, SealedForm.KeySize)
        : HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, SealedForm.KeySize, salt.ToArray(), "filiera-backup"u8.ToArray());
}
