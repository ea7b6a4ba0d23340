// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>A connection kept open for the audit trail alone, with its statements prepared.</summary>
internal abstract class AuditSink : IDisposable
{
    /// <summary>Appends acts in one transaction of its own, and gives their entries once they are on disk.</summary>
    public abstract Task<AuditEntry[]> WriteAsync(IReadOnlyList<AuditDraft> drafts, IClock clock);

    public abstract void Dispose();
}
