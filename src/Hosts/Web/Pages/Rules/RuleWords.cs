// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;

namespace Filiera.Web;

/// <summary>How rules are said in the language of the page.</summary>
public static class RuleWords
{
    /// <summary>A text in the language of the page.</summary>
    public static string Say(this Visit visit, Bilingual text) => visit.Language == Language.Italian ? text.Italian : text.English;

    /// <summary>How a severity is drawn.</summary>
    public static Tone ToneOf(Severity severity) => severity switch
    {
        Severity.Block or Severity.Violation => Tone.Breach,
        Severity.Review or Severity.Warning => Tone.Attention,
        _ => Tone.Plain,
    };

    /// <summary>How a grade is drawn.</summary>
    public static Tone ToneOf(Grade grade) => grade switch
    {
        Grade.P => Tone.Met,
        Grade.PProvisional => Tone.Plain,
        _ => Tone.Unknown,
    };

    /// <summary>The days on which a rule is in force, in words.</summary>
    public static string Say(this Visit visit, Validity validity) => validity switch
    {
        Validity.Dated { To: null } dated => visit.Say("validity.from", visit.Day(dated.From)),
        Validity.Dated { To: { } to } dated => visit.Say("validity.from-to", visit.Day(dated.From), visit.Day(to)),
        Validity.StartUnknown { To: { } to } => visit.Say("validity.unknown-to", visit.Day(to)),
        Validity.StartUnknown { Earliest: { } earliest } => visit.Say("validity.unknown-after", visit.Day(earliest)),
        Validity.StartUnknown => visit["validity.unknown"],
        _ => visit["validity.not"],
    };

    /// <summary>A parameter's value in words, with its unit.</summary>
    public static string Say(this Visit visit, ParameterValue value) => value switch
    {
        ParameterValue.Span span => visit.Count("span." + span.Unit.ToString().ToLowerInvariant(), span.Value),
        ParameterValue.Share share => Percent(visit, share.Value),
        ParameterValue.Amount amount => $"{visit.Number(amount.Value.Amount, decimal.IsInteger(amount.Value.Amount) ? 0 : 2)} {amount.Value.Currency}",
        ParameterValue.Count count => visit.Number(count.Value),
        ParameterValue.Window window => $"{window.Value.From:HH:mm}–{window.Value.To:HH:mm}",
        ParameterValue.Day day => visit.Day(day.Value),
        ParameterValue.Flag flag => visit[flag.Value ? "yes" : "no"],
        ParameterValue.Text text => text.Value,
        _ => visit["unknown"],
    };

    /// <summary>The words of a set of stages, or that there are none.</summary>
    public static string Stages(this Visit visit, Stage stages) =>
        stages == Stage.None ? visit["stage.none"] : string.Join(", ", Spelling.WordsOf(stages).Select(word => visit["stage." + word]));

    /// <summary>The words of a list that is empty when it means everything.</summary>
    public static string AllOr(this Visit visit, IEnumerable<string> words) =>
        string.Join(", ", words) is { Length: > 0 } listed ? listed : visit["rules.all"];

    /// <summary>A vocabulary as the answers of a form, with none chosen first.</summary>
    public static Sequence<Choice> Choices<T>(this Visit visit, Vocabulary<T> words, string key)
        where T : struct, Enum =>
        Sequence.From(words.Words.Select(word => new Choice(word, visit[key + "." + word])).Prepend(new Choice("", visit["rules.any"])));

    private static string Percent(Visit visit, PartsPerMillion share)
    {
        var percent = share.Value / 10_000m;
        var decimals = percent == decimal.Truncate(percent) ? 0 : 2;
        return visit.Number(percent, decimals) + " %";
    }
}
