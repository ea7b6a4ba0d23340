// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>Reads the rule packs: all of them are understood, or every error is named with its file, line and column and nothing is loaded.</summary>
public static class RulebookLoader
{
    /// <summary>Makes the rulebook from its files.</summary>
    /// <returns>The rulebook, or every error found. A pack that is not YAML is read no further than where it breaks.</returns>
    public static Result<RuleCatalogue> Load(Sequence<PackFile> files)
    {
        if (files.IsEmpty)
        {
            return new RulebookMissing();
        }

        var content = new PackContent();
        var packs = files.Select(file => PackReader.Open(file, content)).ToList();
        var complete = packs.TrueForAll(pack => pack is not null);
        foreach (var (kind, pack) in packs.OfType<(string Kind, MapReader Pack)>().OrderBy(pack => pack.Kind != PackReader.Reasons))
        {
            PackReader.Read(kind, pack, content);
        }

        content.CheckNames();
        content.RunTests();

        // When a pack could not be read, what it would have defined is not missing: only that pack's own error is worth telling.
        if (complete)
        {
            content.CheckMentions();
        }

        return content.Errors.Count > 0 ? Sequence.From(content.Errors) : Make(content);
    }

    /// <summary>Runs the tests that travel with the rules again.</summary>
    /// <returns>One refusal for each that fails; none when all hold.</returns>
    public static Sequence<Refusal> Verify(RuleCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return Sequence.From(
            from rule in catalogue.Rules
            from test in rule.Tests
            let found = Fails(rule, test)
            where found is not null
            select (Refusal)new RulePackTestFailed(rule.Ref.ToString(), found));
    }

    internal static string? Fails(Rule rule, PackTest test)
    {
        var inForce = rule.IsInForce(test.On, test.Sector, test.Purpose);
        if (inForce != test.InForce)
        {
            return $"on {RulebookJson.Written(test.On)} it is {(inForce ? "" : "not ")}in force";
        }

        if (test.Parameter is not { } name)
        {
            return null;
        }

        var written = rule.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } found ? RulebookJson.Written(found.Value) : null;
        return written == test.Value ? null : $"{name} is {written ?? "missing"}";
    }

    private static RuleCatalogue Make(PackContent content) => new(
        Sequence.From(content.Rules.Select(rule => rule.Item)),
        Sequence.From(content.Sources.Select(source => source.Item)),
        Sequence.From(content.Doubts.Select(doubt => doubt.Item)),
        Sequence.From(content.Dates),
        Sequence.From(content.Precedents.Select(precedent => precedent.Item)),
        new CalendarPack(
            Sequence.From(content.Holidays.Select(holiday => holiday.Item)), Sequence.From(content.Patrons.Select(patron => patron.Item))),
        Sequence.From(content.WaitingTimes.Select(profile => profile.Item)),
        Sequence.From(content.Precedences.Select(precedence => precedence.Item)),
        Sequence.From(content.DialPrecedences.Select(precedence => precedence.Item)));
}
