// SPDX-License-Identifier: EUPL-1.2
using Filiera.Rulebook;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Web;

/// <summary>How long the answers of a set still hold: from the age the rulebook allows.</summary>
/// <param name="Days">Days for which an answer holds; null where no rule says so.</param>
public sealed record AnswerLife(int? Days)
{
    private const string Check = "answer-age";
    private const string Figure = "max_age_telephone_days";

    /// <summary>As the rule in force on a day says.</summary>
    public static AnswerLife On(RuleCatalogue catalogue, LocalDate day) => new((int?)catalogue.On(day)
        .FirstOrDefault(rule => rule.Check is RuleCheck.Named { Name: Check } && rule.Parameters.Any(figure => figure.Name == Figure))?.Span(Figure));

    /// <summary>When an answer given at an instant ends.</summary>
    public Instant? EndOf(Instant? given) => given is { } at && Days is { } days ? at + Duration.FromDays(days) : null;

    /// <summary>How a set stands: its tone, the key of its word, and how much of the newest answer's time is left, in percent.</summary>
    public (Tone Tone, string Word, int Left) Of(AnswerSet set, Instant now)
    {
        var (first, last) = (EndOf(set.Oldest), EndOf(set.Newest));
        var left = last is { } end && Days is > 0 and var days
            ? (int)Math.Clamp((end - now).TotalHours * 100 / (days * 24), 0, 100)
            : 0;
        return last is null ? (Tone.Unknown, "answers.no-end", left)
            : last <= now ? (Tone.Breach, "answers.expired", left)
            : first <= now ? (Tone.Attention, "answers.partly-expired", left)
            : (Tone.Met, "answers.holds", left);
    }
}
