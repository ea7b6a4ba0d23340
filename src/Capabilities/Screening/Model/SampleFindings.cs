// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The public names of sample findings.</summary>
public static class SampleFindings
{
    /// <summary>The public name: lower case, words joined by dashes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a finding.</exception>
    public static string NameOf(SampleFinding finding) => finding switch
    {
        SampleFinding.Found => "found",
        SampleFinding.NotFound => "not-found",
        SampleFinding.NotMatching => "not-matching",
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding, "Not a finding."),
    };

    /// <summary>The finding of that name; false for anything else, null included.</summary>
    public static bool TryParse(string? name, out SampleFinding finding)
    {
        foreach (var known in Enum.GetValues<SampleFinding>())
        {
            if (NameOf(known) == name)
            {
                finding = known;
                return true;
            }
        }

        finding = default;
        return false;
    }
}
