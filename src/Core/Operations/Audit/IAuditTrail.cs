// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>The audit trail of one installation: append-only, hash-chained, written in the same transaction as the act.</summary>
public interface IAuditTrail
{
    /// <summary>Appends an act to the trail, in the unit of work that is open.</summary>
    /// <exception cref="InvalidOperationException">No unit of work is open: an act and its trace are kept together.</exception>
    Task<AuditEntry> AppendAsync(AuditAct act, CancellationToken ct);

    /// <summary>Where the trail ends; <c>default</c> when it is empty.</summary>
    Task<AuditHead> HeadAsync(CancellationToken ct);

    /// <summary>Entries in order of number.</summary>
    Task<Sequence<AuditEntry>> ReadAsync(AuditQuery query, CancellationToken ct);
}
