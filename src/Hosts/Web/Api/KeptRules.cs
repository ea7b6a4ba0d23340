// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Web;

/// <summary>The API's answers about rules, built once for each day and rule and sent again as they are until somebody chooses about a rule.</summary>
/// <remarks>
/// They follow from the rulebook, which stands still while the process runs, and from the choices recorded, which are asked for again after any commit of anybody.
/// </remarks>
internal sealed class KeptRules(RuleCatalogue catalogue, ICommits commits)
{
    private const int MostDays = 16;
    private volatile State? _state;

    /// <summary>The rules in force on a day.</summary>
    /// <param name="http">The request.</param>
    /// <param name="day">The day.</param>
    /// <param name="now">Choices made later do not count.</param>
    /// <param name="adoptions">The choices recorded.</param>
    /// <param name="write">What is said of a rule.</param>
    public async Task<IResult> OnAsync<T>(HttpContext http, LocalDate day, Instant now, IRuleAdoptions adoptions, Func<AppliedRule, T> write)
    {
        var state = await StateAsync(http, now, adoptions);
        if (!state.Days.TryGetValue(day, out var kept))
        {
            if (state.Days.Count >= MostDays)
            {
                state.Days.Clear();
            }

            kept = ApiAnswers.Keep(http, new PageOf<T>([.. catalogue.On(day).Select(rule => write(state.Book.Apply(rule)))], null));
            state.Days[day] = kept;
        }

        return kept;
    }

    /// <summary>One rule.</summary>
    public async Task<IResult> OneAsync<T>(HttpContext http, Rule rule, Instant now, IRuleAdoptions adoptions, Func<AppliedRule, T> write)
    {
        var state = await StateAsync(http, now, adoptions);
        return state.Rules.GetOrAdd(rule.Ref, _ => ApiAnswers.Keep(http, write(state.Book.Apply(rule))));
    }

    private async Task<State> StateAsync(HttpContext http, Instant now, IRuleAdoptions adoptions)
    {
        var mark = await commits.MarkAsync(http);
        var known = _state;
        if (known is not null && known.Mark == mark && known.From <= now)
        {
            return known;
        }

        var all = await adoptions.ListAsync(http.RequestAborted);
        var made = Sequence.From(all.Where(adoption => adoption.At <= now));

        // A choice that does not count yet will, with no commit in between.
        long? holds = made.Count == all.Count ? mark : null;
        var state = known is not null && known.Made == made
            ? known with { Mark = holds, From = now }
            : new State(made, new AdoptedRulebook(catalogue, made, now), holds, now, new(), new());
        _state = state;
        return state;
    }

    private sealed record State(
        Sequence<RuleAdoption> Made, AdoptedRulebook Book, long? Mark, Instant From,
        ConcurrentDictionary<LocalDate, ReadyAnswer> Days, ConcurrentDictionary<RuleRef, ReadyAnswer> Rules);
}
