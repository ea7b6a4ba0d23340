// SPDX-License-Identifier: EUPL-1.2
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>How what was found of a sampled consent is said and drawn.</summary>
public static class SampleWords
{
    /// <summary>The finding in the language of the page.</summary>
    public static string Say(this Visit visit, SampleFinding finding) => visit["finding-of." + SampleFindings.NameOf(finding)];

    /// <summary>How it is drawn.</summary>
    public static Tone ToneOf(SampleFinding finding) => finding switch
    {
        SampleFinding.Found => Tone.Met,
        SampleFinding.NotFound => Tone.Breach,
        _ => Tone.Attention,
    };
}
