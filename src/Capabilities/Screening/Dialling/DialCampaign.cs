// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>One campaign and centre of a book, ready to be judged at any instant. For all threads.</summary>
internal sealed class DialCampaign(DialCampaignFacts facts, DialSources sources, DialRules rules) : IDisposable
{
    /// <summary>How long one grid is used. Within it only the age of answers moves, and an allow says itself when it ends.</summary>
    public const int GridSeconds = 600;

    private static readonly Outcome _inForce = new Outcome.Met();
    private static readonly Outcome _notInForce = new Outcome.NotMet(ReasonCodes.MandateNotInForce);
    private readonly Instant[] _turns = [.. facts.InForce.SelectMany(term => new[] { term.From, term.To ?? Instant.MaxValue }).Distinct().Order()];
    private readonly Dated?[] _kept = new Dated?[4];

    public DialCampaignFacts Facts => facts;

    public DialSources Sources => sources;

    /// <summary>The rules in force on a day.</summary>
    public DialRules.OfADay RulesOn(LocalDate day) => rules.On(day, facts.Sector, facts.Purpose);

    /// <summary>The span around an instant in which nothing turns but the age of answers: at most so many seconds, within one legal day.</summary>
    public (Instant From, Instant Until) SpanOf(Instant at, int seconds)
    {
        var second = at.ToUnixTimeSeconds();
        var from = Instant.FromUnixTimeSeconds(second - (second % seconds));
        var until = from + Duration.FromSeconds(seconds);
        foreach (var turn in _turns)
        {
            from = turn <= at ? Instant.Max(from, turn) : from;
            until = turn > at ? Instant.Min(until, turn) : until;
        }

        var day = RomeTime.Whole(RomeTime.DayOf(at));
        return (Instant.Max(from, day.Start), Instant.Min(until, day.End));
    }

    /// <summary>The first instant after another at which the mandate turns, or the legal day ends.</summary>
    public Instant NextTurn(Instant at) =>
        Array.Find(_turns, turn => turn > at) is var turn && turn > at ? Instant.Min(turn, RomeTime.Whole(RomeTime.DayOf(at)).End) : RomeTime.Whole(RomeTime.DayOf(at)).End;

    /// <summary>What the list rules say from the beginning of the span around an instant on; null where no rule can judge.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="seconds">How long the span may be: <see cref="GridSeconds"/>, or 1.</param>
    /// <param name="asItIs">True to judge every situation as it is.</param>
    public ListGrid GridAt(Instant at, int seconds, bool asItIs)
    {
        ref var kept = ref _kept[(seconds == GridSeconds ? 0 : 2) + (asItIs ? 1 : 0)];
        if (Volatile.Read(ref kept) is { } known && known.From <= at && at < known.Until)
        {
            return known.Grid;
        }

        var (from, until) = SpanOf(at, seconds);
        var day = RulesOn(RomeTime.DayOf(from));
        var inForce = facts.InForce.Any(term => term.Contains(from)) ? _inForce : _notInForce;
        var context = new ListContext(
            from,
            new CampaignFacts(facts.ClientVat, facts.ClientName, facts.Sector, facts.Purpose, facts.InScope, inForce),
            sources.Source,
            sources.OnFile?.AtHand ?? FilesAtHand.None,
            day.ListPrecedence ?? NoPrecedence);

        // Where no table of precedence is in force there are no rules either: the judge then asks for review.
        var made = new Dated(from, until, new ListGrid(context, day.ListPrecedence is null ? [] : day.List, sources, asItIs));
        Volatile.Write(ref kept, made);
        return made.Grid;
    }

    public void Dispose() => sources.Dispose();

    private static ListPrecedence NoPrecedence { get; } = new(
        new RuleVersion(1),
        new Validity.StartUnknown(null, null),
        new Bilingual("Nessuna.", "None."),
        [Consequence.Withhold, Consequence.Review, Consequence.Allow],
        [.. Enumerable.Repeat(Consequence.Withhold, 5)],
        [.. Enumerable.Repeat(Consequence.Withhold, 5)]);

    private sealed record Dated(Instant From, Instant Until, ListGrid Grid);
}
