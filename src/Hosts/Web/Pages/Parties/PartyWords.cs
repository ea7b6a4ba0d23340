// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;

namespace Filiera.Web;

/// <summary>How times of the parties are said in the language of the page.</summary>
public static class PartyWords
{
    /// <summary>A run of days in words.</summary>
    public static string Say(this Visit visit, DayRange days) => days.Until is { } until
        ? visit.Say("validity.from-to", visit.Day(days.From), visit.Day(until))
        : visit.Say("validity.from", visit.Day(days.From));

    /// <summary>A time in words, by its days in Rome.</summary>
    public static string Say(this Visit visit, Term term) => term.To is { } to
        ? visit.Say("term.from-to", visit.Moment(term.From), visit.Moment(to))
        : visit.Say("validity.from", visit.Moment(term.From));

    /// <summary>Whether a time has begun and not ended: a word and how it is drawn.</summary>
    public static (Tone Tone, string Word) StateOf(this Visit visit, Term term) =>
        term.HasEndedBy(visit.Now) ? (Tone.Unknown, visit["state.ended"])
        : term.Contains(visit.Now) ? (Tone.Met, visit["state.in-force"])
        : (Tone.Attention, visit["state.not-yet"]);

    /// <summary>Whether a run of days has begun and not ended: a word and how it is drawn.</summary>
    public static (Tone Tone, string Word) StateOf(this Visit visit, DayRange days) =>
        days.HasEndedBy(visit.Today) ? (Tone.Unknown, visit["state.ended"])
        : days.Contains(visit.Today) ? (Tone.Met, visit["state.in-force"])
        : (Tone.Attention, visit["state.not-yet"]);
}
