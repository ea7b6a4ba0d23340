// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>A page of the audit trail.</summary>
/// <remarks>A trail is kept for appending: a page by subject or by actor is found by walking the entries after <paramref name="After"/>.</remarks>
/// <param name="After">Entries with a greater number; zero starts at the beginning.</param>
/// <param name="Limit">At most so many, from 1 to 10,000.</param>
public sealed record AuditQuery(long After = 0, int Limit = 100)
{
    /// <summary>Only what was done to this kind of thing; null for all.</summary>
    public string? SubjectKind { get; init; }

    /// <summary>Only what was done to this very thing; null for all.</summary>
    public string? SubjectId { get; init; }

    /// <summary>Only what this one did; null for all.</summary>
    public Actor? By { get; init; }
}
