// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Stores.Files;

/// <summary>A backup turned out, while it was read, not to be what was written.</summary>
internal sealed class BackupBroken(Refusal refusal) : IOException(refusal.Message)
{
    /// <summary>How.</summary>
    public Refusal Refusal { get; } = refusal;
}
