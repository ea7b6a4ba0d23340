// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Stores.Files;

/// <summary>A signing key, or a directory it lies in, can be read or written by others than its owner.</summary>
/// <param name="Name">The file or directory, from the data directory on.</param>
public sealed record KeyPermissionsTooOpen(string Name) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "key-permissions-too-open";

    /// <inheritdoc/>
    public override string Message => $"Others than the owner may use {Name}, so the key in it may be known to others and is not used.";

    /// <inheritdoc/>
    public override string Remedy =>
        "Find out who could read it; retire the key if anybody did; then set mode 0700 on key directories and 0600 on the files in them.";
}

/// <summary>The public record of a signing key is not what was written.</summary>
/// <param name="Name">The file, from the data directory on.</param>
public sealed record KeyRecordDamaged(string Name) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "key-record-damaged";

    /// <inheritdoc/>
    public override string Message => $"The key record {Name} is damaged; without it the list of keys would be incomplete.";

    /// <inheritdoc/>
    public override string Remedy => "Restore the file from a backup.";
}
