// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Stores.Sql;

namespace Filiera.Composition;

/// <summary>Tells an outage of disk or database, for which there are words, from a bug.</summary>
public static class Outage
{
    /// <summary>The refusal an exception stands for; null when it is a bug.</summary>
    public static Refusal? Explain(Exception exception) =>
        exception is StorageFailedException failed ? failed.Refusal : DatabaseOutage.Explain(exception);
}
