// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>No blob is kept under the hash: it was never put, or a retention rule deleted it.</summary>
public sealed record BlobMissing(ContentHash Hash) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "blob-missing";

    /// <inheritdoc/>
    public override string Message => $"Nothing is kept under {Hash}.";

    /// <inheritdoc/>
    public override string Remedy => "Deliver the content again, or look in the audit trail for its deletion.";
}

/// <summary>The bytes kept for a blob are not the ones its hash names.</summary>
public sealed record BlobDamaged(ContentHash Hash) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "blob-damaged";

    /// <inheritdoc/>
    public override string Message => $"What is kept under {Hash} is damaged and was not handed out.";

    /// <inheritdoc/>
    public override string Remedy => "Check the disk, then restore the file from a backup or deliver the content again.";
}

/// <summary>The disk that holds the data directory has no room left.</summary>
public sealed record DiskFull : Refusal
{
    /// <inheritdoc/>
    public override string Code => "disk-full";

    /// <inheritdoc/>
    public override string Message => "The disk of the data directory is full; nothing of this request was kept.";

    /// <inheritdoc/>
    public override string Remedy => "Make room on the disk and send the request again.";
}

/// <summary>The disk of the data directory did not do what was asked of it, for another reason than room or permission.</summary>
public sealed record DiskFailed : Refusal
{
    /// <inheritdoc/>
    public override string Code => "disk-failed";

    /// <inheritdoc/>
    public override string Message => "The disk of the data directory did not write what was asked; nothing of this request was kept.";

    /// <inheritdoc/>
    public override string Remedy => "Look whether the disk is failing or the data directory was changed by hand, then send the request again.";
}

/// <summary>The data directory cannot be written: a read-only disk, or missing permissions.</summary>
public sealed record DiskReadOnly : Refusal
{
    /// <inheritdoc/>
    public override string Code => "disk-read-only";

    /// <inheritdoc/>
    public override string Message => "The data directory cannot be written; nothing of this request was kept.";

    /// <inheritdoc/>
    public override string Remedy => "Mount the disk for writing, give this process write permission to the data directory, and send the request again.";
}
