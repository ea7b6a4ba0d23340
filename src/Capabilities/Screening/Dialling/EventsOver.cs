// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>The events of the journal that no decision from a day on rests on.</summary>
/// <remarks>
/// What stands against a call without end is never among them: an opt-out, and a silent call after which nobody was called with a person set
/// aside. Nor is what still stands for some days, by the longest pause that a rule of the rulebook sets.
/// </remarks>
internal sealed class EventsOver
{
    private readonly DialMemory _memory = new();
    private readonly Instant _before;

    private EventsOver(Instant before) => _before = before;

    /// <summary>Reads the journal and says which of its events are over.</summary>
    public static async Task<EventsOver> ReadAsync(IDialJournal journal, RuleCatalogue catalogue, LocalDate firstKept, CancellationToken ct)
    {
        var over = new EventsOver(RomeTime.StartOf(firstKept.PlusDays(-LongestPause(catalogue) - 1)));
        await foreach (var (position, one) in journal.ReadAsync(1, ct))
        {
            if (one.At < over._before)
            {
                over._memory.Apply(one, position);
            }
        }

        return over;
    }

    /// <summary>True for an event that may go.</summary>
    public bool Contains(DialEvent one) => one.At < _before && one.Kind switch
    {
        DialEventKind.OptOut => false,
        DialEventKind.Silent => !IsStanding(one),
        _ => true,
    };

    private bool IsStanding(in DialEvent silent)
    {
        var history = _memory.Of(silent.Client, silent.Number);
        return history.Silent >= history.Reserved && history.Silent == NumberHistory.Ceiling(silent.At);
    }

    private static int LongestPause(RuleCatalogue catalogue) => (int)catalogue.Rules
        .Select(rule => (rule.Check as RuleCheck.Named)?.Name switch
        {
            HistoryChecks.SilentCallGap => rule.Span(RuleParameters.SilentGapDays),
            HistoryChecks.ContactFrequency => rule.Span(RuleParameters.ContactGapDays),
            _ => null,
        })
        .Max(days => Math.Clamp(days ?? 0, 0, 36_500));
}
