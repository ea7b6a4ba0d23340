// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>What has been read so far from all packs, with the place of each thing, so that it can be checked as a whole.</summary>
internal sealed class PackContent
{
    private readonly List<(string Source, Place Place)> _sources = [];
    private readonly List<(DoubtId Doubt, Place Place)> _doubts = [];
    private readonly List<(RuleId Rule, Place Place)> _rules = [];
    private readonly List<(string Reason, Place Place)> _reasons = [];

    public List<Refusal> Errors { get; } = [];

    public List<(Rule Item, Place Place, Sequence<Place> Tests)> Rules { get; } = [];

    public List<(string Key, Bilingual Text, Place Place)> Reasons { get; } = [];

    public List<(Source Item, Place Place)> Sources { get; } = [];

    public List<(Doubt Item, Place Place)> Doubts { get; } = [];

    public List<DatedEvent> Dates { get; } = [];

    public List<(Precedent Item, Place Place)> Precedents { get; } = [];

    public List<(NationalHoliday Item, Place Place)> Holidays { get; } = [];

    public List<(PatronSaint Item, Place Place)> Patrons { get; } = [];

    public List<(WaitingTimeProfile Item, Place Place)> WaitingTimes { get; } = [];

    public List<(ListPrecedence Item, Place Place)> Precedences { get; } = [];

    public List<(ListPrecedence Item, Place Place)> DialPrecedences { get; } = [];

    public void Mentions(string source, Place place) => _sources.Add((source, place));

    public void Mentions(DoubtId doubt, Place place) => _doubts.Add((doubt, place));

    public void Mentions(RuleId rule, Place place) => _rules.Add((rule, place));

    /// <summary>The reason of that key, which the packs of reasons, read before all others, define.</summary>
    public Bilingual Reason(string key, Place place)
    {
        _reasons.Add((key, place));
        return Reasons.FirstOrDefault(reason => reason.Key == key).Text ?? new Bilingual("", "");
    }

    /// <summary>Adds an error for each reason, source, doubt or rule that is named but does not exist.</summary>
    public void CheckMentions()
    {
        var sources = Sources.Select(source => source.Item.Key).ToHashSet(StringComparer.Ordinal);
        var doubts = Doubts.Select(doubt => doubt.Item.Id).ToHashSet();
        var rules = Rules.Select(rule => rule.Item.Id).ToHashSet();
        var reasons = Reasons.Select(reason => reason.Key).ToHashSet(StringComparer.Ordinal);
        Errors.AddRange(_reasons.Where(mention => mention.Reason.Length > 0 && !reasons.Contains(mention.Reason))
            .Select(mention => new RuleReasonUnknown(mention.Reason) { Where = mention.Place.ToString() }));
        Errors.AddRange(_sources.Where(mention => !sources.Contains(mention.Source))
            .Select(mention => new RuleSourceUnknown(mention.Source) { Where = mention.Place.ToString() }));
        Errors.AddRange(_doubts.Where(mention => !doubts.Contains(mention.Doubt))
            .Select(mention => new RuleDoubtUnknown(mention.Doubt.ToString()) { Where = mention.Place.ToString() }));
        Errors.AddRange(_rules.Where(mention => !rules.Contains(mention.Rule))
            .Select(mention => new RuleUnknown(mention.Rule.ToString()) { Where = mention.Place.ToString() }));
    }

    /// <summary>Adds an error for each entry whose name stands twice, and for versions of a rule in force on the same day.</summary>
    public void CheckNames()
    {
        Twice(Rules.Select(rule => (rule.Item.Ref.ToString(), rule.Place)));
        Twice(Reasons.Select(reason => (reason.Key, reason.Place)));
        Twice(Sources.Select(source => (source.Item.Key, source.Place)));
        Twice(Doubts.Select(doubt => (doubt.Item.Id.ToString(), doubt.Place)));
        Twice(Precedents.Select(precedent => (precedent.Item.Id, precedent.Place)));
        Twice(Holidays.Select(holiday => (holiday.Item.Holiday.Id, holiday.Place)));
        Twice(Patrons.Select(patron => (patron.Item.Municipality.ToString(), patron.Place)));
        Twice(WaitingTimes.Select(profile => (profile.Item.Id, profile.Place)));
        CheckPrecedences("precedence", Precedences);
        CheckPrecedences("dial-precedence", DialPrecedences);
        foreach (var versions in Rules.GroupBy(rule => rule.Item.Id))
        {
            var ordered = versions.OrderBy(rule => rule.Item.Version).ToList();
            for (var i = 0; i < ordered.Count; i++)
            {
                foreach (var later in ordered.Skip(i + 1).Where(later => later.Item.Version != ordered[i].Item.Version))
                {
                    if (ordered[i].Item.Validity.Overlaps(later.Item.Validity))
                    {
                        Errors.Add(new RuleVersionsOverlap(ordered[i].Item.Ref.ToString(), later.Item.Ref.ToString())
                        {
                            Where = later.Place.ToString(),
                        });
                    }
                }
            }
        }
    }

    /// <summary>Adds an error for tables of precedence of the same version, or in force on the same day.</summary>
    private void CheckPrecedences(string name, List<(ListPrecedence Item, Place Place)> tables)
    {
        for (var i = 0; i < tables.Count; i++)
        {
            foreach (var (later, place) in tables.Skip(i + 1))
            {
                if (tables[i].Item.Version == later.Version || tables[i].Item.Validity.Overlaps(later.Validity))
                {
                    Errors.Add(new RuleVersionsOverlap($"{name}@{tables[i].Item.Version}", $"{name}@{later.Version}") { Where = place.ToString() });
                }
            }
        }
    }

    /// <summary>Runs the tests that travel with the rules and adds an error for each that fails.</summary>
    public void RunTests()
    {
        foreach (var (rule, _, places) in Rules)
        {
            foreach (var (test, place) in rule.Tests.Zip(places))
            {
                if (RulebookLoader.Fails(rule, test) is { } found)
                {
                    Errors.Add(new RulePackTestFailed(rule.Ref.ToString(), found) { Where = place.ToString() });
                }
            }
        }
    }

    private void Twice(IEnumerable<(string Name, Place Place)> entries)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Errors.AddRange(entries.Where(entry => !seen.Add(entry.Name))
            .Select(entry => new RulebookEntryTwice(entry.Name) { Where = entry.Place.ToString() }));
    }
}
