// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>A review queue with its list and what was decided in it.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="List">The list screened.</param>
/// <param name="Decisions">The decisions, in the order taken.</param>
/// <param name="Superseded">True when the list was screened again since.</param>
public sealed record QueuedList(ReviewQueue Queue, ListSummary List, Sequence<RecordedDecision> Decisions, bool Superseded)
{
    /// <summary>Groups decided whole.</summary>
    public int Groups => Decisions.Select(decision => decision.Group).OfType<int>().Distinct().Count();

    /// <summary>Rows decided one by one.</summary>
    public int Rows => Decisions.Select(decision => decision.Place).OfType<long>().Distinct().Count();

    /// <summary>True while a group is neither decided whole nor the list screened again.</summary>
    public bool Waits => !Superseded && Groups < Queue.Groups.Count && Rows < Queue.Rows;

    /// <summary>The last decision about a whole group, or null.</summary>
    public RecordedDecision? Of(ReviewGroup group) => Decisions.LastOrDefault(decision => decision.Group == group.Number);
}
