// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>Everything a reference run looks at.</summary>
/// <param name="Open">Opens the list, in any form a list may have, from its start; called several times, and the streams can seek.</param>
/// <param name="Context">What the rules look at besides the numbers.</param>
/// <param name="Rules">The list rules in force, with their effective severity.</param>
/// <param name="Answers">What the register answered about a number.</param>
/// <param name="Facts">What is on file about a number.</param>
/// <param name="Mapping">Which column of the list holds what, or null to recognise the columns.</param>
public sealed record ReferenceInput(
    Func<CancellationToken, Task<Stream>> Open,
    ListContext Context,
    Sequence<AppliedRule> Rules,
    Func<SubscriberNumber, OptOutAnswer?> Answers,
    Func<SubscriberNumber, NumberFacts> Facts,
    ListMapping? Mapping = null)
{
    /// <summary>Where neither answers nor facts are at hand.</summary>
    public ReferenceInput(Func<CancellationToken, Task<Stream>> open, ListContext context, Sequence<AppliedRule> rules)
        : this(open, context, rules, _ => null, _ => NumberFacts.None)
    {
    }
}
