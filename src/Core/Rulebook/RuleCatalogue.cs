// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Rulebook;

/// <summary>The rulebook: every version of every rule, with sources, doubts, dates, precedents, calendars, waiting-time profiles and precedence. Immutable; named by its content.</summary>
/// <remarks>Only <see cref="RulebookLoader"/> makes one, all or nothing.</remarks>
public sealed class RuleCatalogue : IEquatable<RuleCatalogue>
{
    private readonly FrozenDictionary<RuleRef, Rule> _byRef;
    private readonly FrozenDictionary<string, Source> _sources;
    private readonly FrozenDictionary<RuleRef, ContentHash> _sourcesShown;

    internal RuleCatalogue(
        Sequence<Rule> rules,
        Sequence<Source> sources,
        Sequence<Doubt> doubts,
        Sequence<DatedEvent> dates,
        Sequence<Precedent> precedents,
        CalendarPack calendar,
        Sequence<WaitingTimeProfile> waitingTimes,
        Sequence<ListPrecedence> precedences,
        Sequence<ListPrecedence> dialPrecedences)
    {
        Rules = Sequence.From(rules.OrderBy(rule => rule.Ref));
        Sources = Sequence.From(sources.OrderBy(source => source.Key, StringComparer.Ordinal));
        Doubts = Sequence.From(doubts.OrderBy(doubt => doubt.Id));
        Dates = Sequence.From(dates.OrderBy(date => date.Day).ThenBy(date => date.What.English, StringComparer.Ordinal));
        Precedents = Sequence.From(precedents.OrderBy(precedent => precedent.Id, StringComparer.Ordinal));
        Calendar = new CalendarPack(
            Sequence.From(calendar.National.OrderBy(holiday => holiday.Holiday.Id, StringComparer.Ordinal)),
            Sequence.From(calendar.Patrons.OrderBy(patron => patron.Municipality.Code, StringComparer.Ordinal)));
        WaitingTimes = Sequence.From(waitingTimes.OrderBy(profile => profile.Id, StringComparer.Ordinal));
        Precedences = Sequence.From(precedences.OrderBy(precedence => precedence.Version));
        DialPrecedences = Sequence.From(dialPrecedences.OrderBy(precedence => precedence.Version));
        _byRef = Rules.ToFrozenDictionary(rule => rule.Ref);
        _sources = Sources.ToFrozenDictionary(source => source.Key, StringComparer.Ordinal);
        _sourcesShown = Rules.ToFrozenDictionary(rule => rule.Ref, rule => RulebookJson.SourcesOf(rule, _sources).Hash());
        Version = RulebookJson.Of(this).Hash();
    }

    /// <summary>The hash of everything in it; comments and layout of the packs do not count.</summary>
    public ContentHash Version { get; }

    /// <summary>Every version of every rule, by id and version.</summary>
    public Sequence<Rule> Rules { get; }

    /// <summary>Every source, by key.</summary>
    public Sequence<Source> Sources { get; }

    /// <summary>Every open doubt, by id.</summary>
    public Sequence<Doubt> Doubts { get; }

    /// <summary>The dates that matter, in order.</summary>
    public Sequence<DatedEvent> Dates { get; }

    /// <summary>Sanctions and measures, by id.</summary>
    public Sequence<Precedent> Precedents { get; }

    /// <summary>Holidays, national and of patron saints.</summary>
    public CalendarPack Calendar { get; }

    /// <summary>The waiting-time profiles, by id.</summary>
    public Sequence<WaitingTimeProfile> WaitingTimes { get; }

    /// <summary>The tables of precedence of list findings, by version.</summary>
    public Sequence<ListPrecedence> Precedences { get; }

    /// <summary>The tables of precedence of findings at the moment of dialling, by version.</summary>
    public Sequence<ListPrecedence> DialPrecedences { get; }

    /// <summary>The table of precedence at the moment of dialling in force on a day, or null: then nobody may be called.</summary>
    public ListPrecedence? DialPrecedence(LocalDate day) => DialPrecedences.FirstOrDefault(precedence => precedence.Validity.Contains(day));

    /// <summary>The table of precedence in force on a day, or null: then nothing can be judged.</summary>
    public ListPrecedence? Precedence(LocalDate day) => Precedences.FirstOrDefault(precedence => precedence.Validity.Contains(day));

    /// <summary>That version of the table of precedence, or null.</summary>
    public ListPrecedence? Precedence(RuleVersion version) => Precedences.FirstOrDefault(precedence => precedence.Version == version);

    /// <summary>The rules in force on a day for a campaign's sector and purpose, by id; at most one version of each.</summary>
    public Sequence<Rule> On(LocalDate day, Sector sector, Purpose purpose) =>
        Sequence.From(Rules.Where(rule => rule.IsInForce(day, sector, purpose)));

    /// <summary>The rules in force on a day for any sector and purpose, by id.</summary>
    public Sequence<Rule> On(LocalDate day) => Sequence.From(Rules.Where(rule => rule.Validity.Contains(day)));

    /// <summary>The version of a rule in force on a day, or null.</summary>
    public Rule? Find(RuleId id, LocalDate day) => Rules.FirstOrDefault(rule => rule.Id == id && rule.Validity.Contains(day));

    /// <summary>That version of that rule, or null.</summary>
    public Rule? Find(RuleRef reference) => _byRef.GetValueOrDefault(reference);

    /// <summary>Every version of a rule, oldest first; empty when the id is not in the rulebook.</summary>
    public Sequence<Rule> VersionsOf(RuleId id) => Sequence.From(Rules.Where(rule => rule.Id == id));

    /// <summary>The source of that key, or null.</summary>
    public Source? Source(string key) => _sources.GetValueOrDefault(key);

    /// <summary>The hash of what a person is shown about a rule's origin: its law, grade, citations and their addresses.</summary>
    /// <exception cref="KeyNotFoundException">The rule is not in this rulebook.</exception>
    public ContentHash SourcesHash(RuleRef reference) => _sourcesShown[reference];

    /// <inheritdoc/>
    public bool Equals(RuleCatalogue? other) => other is not null && Version == other.Version;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RuleCatalogue);

    /// <inheritdoc/>
    public override int GetHashCode() => Version.GetHashCode();
}
