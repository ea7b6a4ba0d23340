// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>Whether a number may be called again after what became of the calls before.</summary>
internal static class HistoryChecks
{
    /// <summary>The checks whose rules hold limits: see <see cref="HistoryLimits"/>.</summary>
    public const string SilentCallGap = "silent-call-gap", ContactFrequency = "contact-frequency";

    // SIL-05
    public static Sequence<ListFinding> Silence(DialMoment moment, Rule rule) =>
        rule.Span(RuleParameters.SilentGapDays) is null ? ListFinding.NotRun(DialReasons.SilentGapUnknown)
            : moment.History.HasFlag(HistoryFindings.SilentTooRecent) ? ListFinding.NotMet(DialReasons.SilentCallTooRecent)
            : ListFinding.Met();

    // SIL-06
    public static Sequence<ListFinding> AgentAfterSilence(DialMoment moment, Rule rule) =>
        moment.History.HasFlag(HistoryFindings.AgentNotReserved) ? ListFinding.NotMet(DialReasons.AgentNotReserved) : ListFinding.Met();

    // FRQ-01, over all campaigns of the client. The memory tells one contact and three attempts: a rule that allows more cannot be looked at once those are reached.
    public static Sequence<ListFinding> Frequency(DialMoment moment, Rule rule)
    {
        if (rule.Span(RuleParameters.ContactGapDays) is null || rule.Number(RuleParameters.ContactsInGap) is not { } contacts)
        {
            return ListFinding.NotRun(DialReasons.FrequencyUnknown);
        }

        var findings = new List<ListFinding>();
        if (moment.History.HasFlag(HistoryFindings.ContactTooRecent) || contacts < 1)
        {
            findings.AddRange(contacts > 1 ? ListFinding.NotRun(DialReasons.FrequencyUnknown) : ListFinding.NotMet(DialReasons.ContactTooRecent));
        }

        if (rule.Says(RuleParameters.AttemptsAreLimited) && (moment.History.HasFlag(HistoryFindings.AttemptsUsedUp) || rule.Number(RuleParameters.AttemptsPerDay) is null or < 1))
        {
            findings.AddRange(rule.Number(RuleParameters.AttemptsPerDay) is null or > NumberHistory.Attempts
                ? ListFinding.NotRun(DialReasons.FrequencyUnknown)
                : ListFinding.NotMet(DialReasons.AttemptsUsedUp));
        }

        return findings.Count == 0 ? ListFinding.Met() : Sequence.From(findings);
    }
}
