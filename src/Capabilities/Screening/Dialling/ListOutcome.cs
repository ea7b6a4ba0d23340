// SPDX-License-Identifier: EUPL-1.2

namespace Filiera.Screening;

/// <summary>What the list rules say of all numbers of one state, as of one instant.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="AutomatedConsent">Whether such a person consented to calls in which nobody speaks.</param>
/// <param name="Number">Its number in the grid it belongs to, from 0; -1 where it belongs to none.</param>
internal sealed record ListOutcome(RowVerdict Verdict, bool AutomatedConsent, int Number)
{
    /// <summary>The first tick at which it must be judged anew.</summary>
    public long UntilTicks { get; } = Verdict.Reasons.Any(reason => reason.Code == ReasonCodes.AnswerFromTheFuture) ? long.MinValue
        : Verdict.ValidUntil is { } until ? until.ToUnixTimeTicks()
        : long.MaxValue;

    /// <summary>True where only the passing of time stands against the call: an answer that lies ahead.</summary>
    public bool WaitsForTime => UntilTicks == long.MinValue;
}
