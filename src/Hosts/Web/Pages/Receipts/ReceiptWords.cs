// SPDX-License-Identifier: EUPL-1.2
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>How the public words of a receipt are said and drawn: a receipt of anybody, so a word may be unknown here.</summary>
public static class ReceiptWords
{
    /// <summary>The verdict in the language of the page; an unknown one stays as it is written.</summary>
    public static string Verdict(this Visit visit, string name) => Known(name) is { } verdict ? visit.Say(verdict) : name;

    /// <summary>How many rows have a verdict, in words.</summary>
    public static string VerdictCount(this Visit visit, string name, long rows) =>
        Known(name) is null ? $"{visit.Number(rows)} {name}" : visit.Count("verdict-count." + name, rows);

    /// <summary>How it is drawn.</summary>
    public static Tone ToneOf(string name) => Known(name) is { } verdict ? VerdictWords.ToneOf(verdict) : Tone.Unknown;

    /// <summary>What an input is, in the language of the page; an unknown kind stays as it is written.</summary>
    public static string InputKind(this Visit visit, string name) => Words.Of(visit.Language).Has("input." + name) ? visit["input." + name] : name;

    private static Verdict? Known(string name) => Enum.GetValues<Verdict>().Where(verdict => VerdictNames.Of(verdict) == name) is var found && found.Any()
        ? found.First()
        : null;
}
