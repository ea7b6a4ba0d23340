// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The public names of what asking about a number is worth.</summary>
public static class NumberStandings
{
    /// <summary>The public name: lower case, words joined by dashes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a standing.</exception>
    public static string NameOf(NumberStanding standing) => standing switch
    {
        NumberStanding.Worth => "worth-asking",
        NumberStanding.Fresh => "answer-still-fresh",
        NumberStanding.Carried => "answer-makes-no-difference",
        NumberStanding.Excluded => "excluded-anyway",
        NumberStanding.Opposed => "opposed",
        NumberStanding.NoBasis => "no-basis",
        NumberStanding.NotOptedIn => "energy-without-opt-in",
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "Not a standing."),
    };
}
