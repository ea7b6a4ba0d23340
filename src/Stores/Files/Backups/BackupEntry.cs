// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Stores.Files;

/// <summary>A file in a backup.</summary>
/// <param name="Name">Its place: <c>data/…</c> below the data directory, <c>database/…</c> for tables of a server.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Hash">The hash of its content.</param>
public sealed record BackupEntry(string Name, long Bytes, ContentHash Hash)
{
    /// <summary>True for a name that stays where it belongs: no way up, no drive, no empty part.</summary>
    public static bool IsSafe(string name) => name.Length is > 0 and <= 1_000
        && name.Split('/') is [("data" or "database"), .. { Length: > 0 } parts]
        && parts.All(part => part is not ("" or "." or "..") && !part.Any(c => char.IsControl(c) || c is '\\' or ':'));
}
