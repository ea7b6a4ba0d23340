// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Cli;

/// <summary><c>filiera rules</c>: looks at the rulebook, compares rulebooks and records choices about rules.</summary>
public static class RulesCommand
{
    private const int Done = 0;
    private const int Refused = 2;

    private static readonly Option<string?> Rulebook = new("--rulebook")
    {
        Description = $"The rulebook's directory; else {RulebookDirectory.Variable}, else beside the program, else above the current directory",
        Recursive = true,
        HelpName = "DIR",
    };

    private static readonly Option<bool> AsJson = new("--json") { Description = "Print JSON" };
    private static readonly Option<bool> InItalian = new("--italian") { Description = "Print titles and explanations in Italian" };

    /// <summary>The command.</summary>
    /// <param name="open">Opens the installation when a choice is to be recorded; null leaves <c>adopt</c> out.</param>
    public static Command Create(OpenRuleAdoptions? open)
    {
        var command = new Command("rules", "Look at the rulebook, compare rulebooks, record choices about rules");
        command.Options.Add(Rulebook);
        command.Subcommands.Add(List());
        command.Subcommands.Add(Show());
        command.Subcommands.Add(Diff());
        if (open is not null)
        {
            command.Subcommands.Add(Adopt(open));
        }

        return command;
    }

    private static Command List()
    {
        var on = Day("--on", "Only rules in force on this day");
        var sector = Word("--sector", "Only rules that speak about this sector", Spelling.Sectors);
        var purpose = Word("--purpose", "Only rules that speak about this purpose", Spelling.Purposes);
        var stage = Word("--stage", "Only rules checked at this stage", Spelling.Stages);
        var grade = Word("--grade", "Only rules of this grade", Spelling.Grades);
        var command = new Command("list", "List rules") { on, sector, purpose, stage, grade, AsJson, InItalian };
        command.SetAction(parsed => WithRulebook(parsed, catalogue =>
        {
            var rules = catalogue.Rules.Where(rule =>
                (parsed.GetValue(on) is not { } day || rule.Validity.Contains(day))
                && (parsed.GetValue(sector) is not { } s || rule.Sectors.IsEmpty || rule.Sectors.Contains(s))
                && (parsed.GetValue(purpose) is not { } p || rule.Purposes.IsEmpty || rule.Purposes.Contains(p))
                && (parsed.GetValue(stage) is not { } at || rule.Stages.HasFlag(at))
                && (parsed.GetValue(grade) is not { } g || rule.Grade == g));
            parsed.InvocationConfiguration.Output.Write(parsed.GetValue(AsJson)
                ? RulesText.ListJson(catalogue, rules) : RulesText.List(catalogue, rules, parsed.GetValue(InItalian)));
            return Done;
        }));
        return command;
    }

    private static Command Show()
    {
        var name = new Argument<string>("rule") { Description = "A rule id, such as RPO-03, or one version of it, such as RPO-03@1" };
        var command = new Command("show", "Show a rule with its sources, figures and doubts") { name, AsJson, InItalian };
        command.SetAction(parsed => WithRulebook(parsed, catalogue =>
        {
            var text = parsed.GetValue(name)!;
            var rules = RuleRef.TryParse(text, out var reference) ? catalogue.Find(reference) is { } one ? [one] : []
                : RuleId.TryParse(text, out var id) ? catalogue.VersionsOf(id) : [];
            if (rules.IsEmpty)
            {
                return Refuse(parsed, [new RuleUnknown(text)]);
            }

            parsed.InvocationConfiguration.Output.Write(parsed.GetValue(AsJson)
                ? RulesText.ListJson(catalogue, rules) : RulesText.Show(catalogue, rules, parsed.GetValue(InItalian)));
            return Done;
        }));
        return command;
    }

    private static Command Diff()
    {
        var older = new Argument<string>("older") { Description = "A rulebook's directory, or a day" };
        var newer = new Argument<string>("newer") { Description = "A rulebook's directory, or a day" };
        var command = new Command("diff", "Compare two rulebooks, or two days of one") { older, newer, AsJson };
        command.SetAction(parsed =>
        {
            var (one, other) = (parsed.GetValue(older)!, parsed.GetValue(newer)!);
            if (LocalDatePattern.Iso.Parse(one).TryGetValue(default, out var from) && LocalDatePattern.Iso.Parse(other).TryGetValue(default, out var to))
            {
                return WithRulebook(parsed, catalogue => Print(parsed, RulebookDiff.BetweenDays(catalogue, from, to)));
            }

            return With(parsed, one, before => With(parsed, other, after => Print(parsed, RulebookDiff.Between(before, after))));
        });
        return command;
    }

    private static Command Adopt(OpenRuleAdoptions open)
    {
        var rule = new Argument<string>("rule") { Description = "The rule and version, such as ENE-01@1" };
        var decision = Word("--decision", "What is chosen", Spelling.Decisions);
        decision.Required = true;
        var severity = Word("--severity", "The severity adopted: info, warning, violation or block", Spelling.Severities);
        var by = new Option<string>("--by") { Description = "Who chooses, such as person:0192f0", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why, without personal data", Required = true };
        var sources = new Option<string>("--sources") { Description = "The hash of the sources read, as filiera rules show prints it", Required = true };
        var command = new Command("adopt", "Record a choice about a rule graded S or K") { rule, decision, severity, by, reason, sources, AsJson };
        command.SetAction((parsed, ct) =>
        {
            var problems = new List<Refusal>();
            var choice = new AdoptRule.Choice(
                RuleRef.TryParse(parsed.GetValue(rule), out var reference) ? reference : Wrong<RuleRef>(problems, "rule", "a rule and version, such as ENE-01@1"),
                parsed.GetValue(decision)!.Value,
                parsed.GetValue(severity),
                Actor.TryParse(parsed.GetValue(by), out var actor) ? actor : Wrong<Actor>(problems, "--by", "kind:identifier in lower case"),
                parsed.GetValue(reason)!,
                ContentHash.TryParse(parsed.GetValue(sources), out var shown) ? shown : Wrong<ContentHash>(problems, "--sources", "sha256: and 64 hexadecimal digits"));
            return problems.Count > 0 ? Task.FromResult(Refuse(parsed, Sequence.From(problems))) : RecordAsync(parsed, choice, open, ct);
        });
        return command;
    }

    private static T Wrong<T>(List<Refusal> problems, string name, string expected)
        where T : struct
    {
        problems.Add(new RuleValueNotUnderstood(name, expected) { Where = name });
        return default;
    }

    private static async Task<int> RecordAsync(ParseResult parsed, AdoptRule.Choice choice, OpenRuleAdoptions open, CancellationToken ct)
    {
        if (Load(parsed, RulebookPath(parsed)) is not { } catalogue)
        {
            return Refused;
        }

        var opened = await open(parsed, ct);
        if (opened is Result<OpenedRuleAdoptions>.Refused closed)
        {
            return Refuse(parsed, closed.Refusals);
        }

        await using var installation = opened.ValueOrThrow();
        var result = await new AdoptRule(catalogue, installation.Adoptions, installation.Clock).RunAsync(choice, ct);
        if (result is Result<RuleAdoption>.Refused refused)
        {
            return Refuse(parsed, refused.Refusals);
        }

        parsed.InvocationConfiguration.Output.Write(RulesText.Recorded(result.ValueOrThrow(), parsed.GetValue(AsJson)));
        return Done;
    }

    private static int WithRulebook(ParseResult parsed, Func<RuleCatalogue, int> act) => With(parsed, RulebookPath(parsed), act);

    private static int With(ParseResult parsed, string? directory, Func<RuleCatalogue, int> act) =>
        Load(parsed, directory) is { } catalogue ? act(catalogue) : Refused;

    private static RuleCatalogue? Load(ParseResult parsed, string? directory)
    {
        var loaded = RulebookDirectory.Load(directory);
        if (loaded is Result<RuleCatalogue>.Refused refused)
        {
            Refuse(parsed, refused.Refusals);
            return null;
        }

        return loaded.ValueOrThrow();
    }

    private static string? RulebookPath(ParseResult parsed) => RulebookDirectory.Locate(
        parsed.GetValue(Rulebook), Environment.GetEnvironmentVariable(RulebookDirectory.Variable), AppContext.BaseDirectory, Environment.CurrentDirectory);

    private static int Print(ParseResult parsed, RulebookDiff diff)
    {
        parsed.InvocationConfiguration.Output.Write(parsed.GetValue(AsJson) ? diff.ToJson() + "\n" : diff.ToText());
        return Done;
    }

    private static int Refuse(ParseResult parsed, Sequence<Refusal> refusals)
    {
        foreach (var refusal in refusals)
        {
            parsed.InvocationConfiguration.Error.WriteLine(refusal);
        }

        return Refused;
    }

    private static Option<LocalDate?> Day(string name, string description) => new(name)
    {
        Description = description + ", such as 2026-06-19",
        HelpName = "DATE",
        CustomParser = result =>
        {
            if (LocalDatePattern.Iso.Parse(result.Tokens[0].Value).TryGetValue(default, out var day))
            {
                return day;
            }

            result.AddError($"{name} takes a date, such as 2026-06-19.");
            return null;
        },
    };

    private static Option<T?> Word<T>(string name, string description, Vocabulary<T> vocabulary)
        where T : struct, Enum => new(name)
        {
            Description = $"{description}: {string.Join(", ", vocabulary.Words)}",
            HelpName = "WORD",
            CustomParser = result =>
            {
                if (vocabulary.TryRead(result.Tokens[0].Value, out var value))
                {
                    return value;
                }

                result.AddError($"{name} takes one of {string.Join(", ", vocabulary.Words)}.");
                return null;
            },
        };
}
