// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>The limits that a number's history is held against at one instant, in the whole seconds that the memory keeps.</summary>
/// <param name="Now">The instant of the call, rounded down.</param>
/// <param name="SilentGap">Seconds after a silent call in which the number is not called; 0 where no rule says so.</param>
/// <param name="ContactGap">Seconds after a contact in which the person is not called; 0 where no rule says so.</param>
/// <param name="DayStart">When the legal day began.</param>
/// <param name="Attempts">How many attempts a day are enough, at most three; 0 where no rule says so.</param>
/// <param name="AgentReserved">Whether a person is set aside.</param>
public readonly record struct HistoryLimits(uint Now, uint SilentGap, uint ContactGap, uint DayStart, uint Attempts, bool AgentReserved)
{
    /// <summary>The limits that rules set for a call. Of several rules with one check the strictest counts.</summary>
    /// <param name="rules">The rules of dialling in force.</param>
    /// <param name="at">The instant of the call.</param>
    /// <param name="agentReserved">Whether a person is set aside.</param>
    public static HistoryLimits Of(Sequence<AppliedRule> rules, Instant at, bool agentReserved)
    {
        uint silent = 0, contact = 0, attempts = 0;
        foreach (var rule in rules.Select(applied => applied.Rule))
        {
            switch ((rule.Check as RuleCheck.Named)?.Name)
            {
                case HistoryChecks.SilentCallGap when rule.Span(RuleParameters.SilentGapDays) is { } days:
                    silent = Math.Max(silent, Seconds(days));
                    break;
                case HistoryChecks.ContactFrequency when rule.Span(RuleParameters.ContactGapDays) is { } days:
                    contact = Math.Max(contact, Seconds(days));
                    var most = rule.Says(RuleParameters.AttemptsAreLimited) ? rule.Number(RuleParameters.AttemptsPerDay) : null;
                    attempts = most is null ? attempts : Math.Min(attempts == 0 ? uint.MaxValue : attempts, (uint)Math.Clamp(most.Value, 1, NumberHistory.Attempts));
                    break;
            }
        }

        return new HistoryLimits(NumberHistory.Floor(at), silent, contact, NumberHistory.Floor(RomeTime.StartOf(RomeTime.DayOf(at))), attempts, agentReserved);
    }

    private static uint Seconds(long days) => (uint)Math.Clamp(days * 86_400, 0, int.MaxValue);
}
