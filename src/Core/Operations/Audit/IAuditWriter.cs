// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>Appends acts that stand alone, with no other write beside them; callers that arrive together share one commit.</summary>
/// <remarks>
/// Safe to call from everywhere at once. An answer means the entries are on disk. Never call it inside a unit of work: there the act
/// belongs in <see cref="IAuditTrail.AppendAsync"/>.
/// </remarks>
public interface IAuditWriter
{
    /// <summary>Appends the acts in their order, without others between them.</summary>
    /// <returns>The entries written; or why the database refused, in which case none is.</returns>
    Task<Result<Sequence<AuditEntry>>> AppendAsync(Sequence<AuditAct> acts, CancellationToken ct);
}
