// SPDX-License-Identifier: EUPL-1.2
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>How verdicts are said and drawn.</summary>
public static class VerdictWords
{
    /// <summary>The word of a verdict in the language of the page.</summary>
    public static string Say(this Visit visit, Verdict verdict) => visit["verdict." + VerdictNames.Of(verdict)];

    /// <summary>How it is drawn.</summary>
    public static Tone ToneOf(Verdict verdict) => verdict switch
    {
        Verdict.Allow => Tone.Met,
        Verdict.Withhold => Tone.Breach,
        Verdict.Review => Tone.Attention,
        _ => Tone.Unknown,
    };
}
