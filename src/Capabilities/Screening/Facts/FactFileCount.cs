// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>What one fact file came to: rows = facts + rejects. Blank lines are no rows.</summary>
/// <param name="Kind">What the file is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Facts">Rows that were read.</param>
/// <param name="Rejects">Rows that were not.</param>
/// <param name="First">The first of those, at most <see cref="MostShown"/>.</param>
public sealed record FactFileCount(InputKind Kind, string Name, long Facts, long Rejects, Sequence<RejectedFact> First)
{
    /// <summary>Rejected rows that are shown one by one.</summary>
    public const int MostShown = 100;

    /// <summary>All rows.</summary>
    public long Rows => Facts + Rejects;
}
