// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using System.Text;
using Filiera.Composition;
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>The secret that opens the workspace to the operator: a file in the data directory that only its owner can read.</summary>
/// <remarks>Made at the first start, 160 random bits in letters and digits. To change it, delete the file and start again.</remarks>
public sealed class OperatorKey(Installation installation)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string FilePath => Path.Combine(PrivateDirectory.Under(installation, "keys"), "operator.key");

    /// <summary>Makes the key unless there is one.</summary>
    public void Ensure()
    {
        if (File.Exists(FilePath))
        {
            return;
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        try
        {
            using var file = new FileStream(FilePath, options);
            file.Write(Encoding.ASCII.GetBytes(RandomNumberGenerator.GetString("23456789abcdefghjkmnpqrstuvwxyz", 33) + "\n"));
            file.Flush(flushToDisk: true);
        }
        catch (IOException) when (File.Exists(FilePath))
        {
            // Another process made it first; its key stands.
        }
    }

    /// <summary>Compares in constant time. A key file that others can read opens nothing.</summary>
    public Refusal? Check(string? given)
    {
        if (!File.Exists(FilePath) || (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(FilePath) & ~OwnerOnly) != 0))
        {
            return new OperatorKeyUnusable();
        }

        var right = SHA256.HashData(Encoding.UTF8.GetBytes(File.ReadAllText(FilePath).Trim()));
        var offered = SHA256.HashData(Encoding.UTF8.GetBytes((given ?? "").Trim()));
        return CryptographicOperations.FixedTimeEquals(right, offered) ? null : new OperatorKeyWrong();
    }
}
