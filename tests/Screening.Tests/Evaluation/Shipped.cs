// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using Filiera.Kernel;
using Filiera.Rulebook;

namespace Filiera.Screening.Tests;

/// <summary>The rulebook in the repository.</summary>
internal static class Shipped
{
    public static RuleCatalogue Catalogue { get; } = RulebookDirectory.Load(Path.Combine(Root(), "rulebook")).ValueOrThrow();

    public static Rule Rule(string id) => Catalogue.VersionsOf(RuleId.Parse(id))[^1];

    /// <summary>The list rules on a day as a list run judges them, before anybody adopted anything.</summary>
    public static Sequence<AppliedRule> ListRules(NodaTime.LocalDate day, Sector sector, Purpose purpose) => ListVerdict.ListRules(
        Sequence.From(Catalogue.On(day, sector, purpose).Select(rule => Applied(rule, rule.EffectiveSeverity([], Catalogue.SourcesHash(rule.Ref))))));

    public static AppliedRule Applied(Rule rule, Severity severity) => new(rule, severity, severity == Severity.Review);

    private static string Root([CallerFilePath] string here = "")
    {
        var at = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(at.FullName, "Filiera.slnx")))
        {
            at = at.Parent!;
        }

        return at.FullName;
    }
}
