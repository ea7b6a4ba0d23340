// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What a person decided about a number whose verdict was review.</summary>
/// <param name="Allow">True to allow the call, false to keep it withheld.</param>
/// <param name="ValidUntil">The first instant at which the decision no longer holds; null where it names none.</param>
/// <param name="Reasons">The reasons that were weighed, as printed, in ordinal order: a decision says nothing about any other.</param>
public sealed record ReviewDecision(bool Allow, Instant? ValidUntil, Sequence<string> Reasons)
{
    /// <summary>True when every reason given was weighed.</summary>
    public bool Covers(Sequence<Reason> reasons)
    {
        foreach (var reason in reasons)
        {
            if (!Reasons.Contains(reason.ToString()))
            {
                return false;
            }
        }

        return true;
    }
}
