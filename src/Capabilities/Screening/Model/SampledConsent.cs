// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>One sampled consent, as the person who looks for its proof is shown it.</summary>
/// <param name="Item">Where it stands.</param>
/// <param name="Number">The number: personal data, masked unless asked for by name.</param>
/// <param name="Fields">The row's own fields: personal data.</param>
/// <param name="Result">What was found last, or null.</param>
public sealed record SampledConsent(SampleItem Item, SubscriberNumber Number, Sequence<string> Fields, SampleResult? Result)
{
    /// <summary>Number of the item and masked number: it may end up in a message.</summary>
    public override string ToString() => FormattableString.Invariant($"item {Item.Number}: {Number}");
}
