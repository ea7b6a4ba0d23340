// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>One row under review, as a person is shown it.</summary>
/// <param name="Place">Its place in the queue, from 0.</param>
/// <param name="Group">The number of its group.</param>
/// <param name="Number">The number: personal data, masked unless asked for by name.</param>
/// <param name="Reasons">The reasons as printed.</param>
/// <param name="Fields">The row's own fields, in the list's columns, for the person who decides: personal data.</param>
/// <param name="Decision">What was decided last, or null.</param>
public sealed record ReviewItem(
    long Place, int Group, SubscriberNumber Number, Sequence<string> Reasons, Sequence<string> Fields, RecordedDecision? Decision)
{
    /// <summary>Place and masked number: an item may end up in a message.</summary>
    public override string ToString() => FormattableString.Invariant($"item {Place}: {Number}");
}
