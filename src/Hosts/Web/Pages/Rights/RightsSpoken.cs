// SPDX-License-Identifier: EUPL-1.2
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>The words of rights requests, in the language of the page.</summary>
public static class RightsSpoken
{
    /// <summary>A word of a closed list: <c>right.access</c>, by the key of the list.</summary>
    public static string Word<T>(this Visit visit, string key, T word)
        where T : struct, Enum => visit[$"{key}.{word.ToString().ToLowerInvariant()}"];

    /// <summary>How it is drawn.</summary>
    public static Tone ToneOf(RightsTiming timing) => timing switch
    {
        RightsTiming.DoneInTime => Tone.Met,
        RightsTiming.DueToday => Tone.Attention,
        RightsTiming.Late or RightsTiming.DoneLate => Tone.Breach,
        RightsTiming.Running => Tone.Plain,
        _ => Tone.Unknown,
    };
}
