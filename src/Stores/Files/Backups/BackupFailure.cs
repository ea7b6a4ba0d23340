// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Stores.Files;

/// <summary>Why a backup could not be made.</summary>
public static class BackupFailure
{
    /// <summary>The refusal an exception stands for.</summary>
    public static Refusal Explain(IOException failed) => failed is BackupBroken broken ? broken.Refusal : new BackupNotWritten();
}
