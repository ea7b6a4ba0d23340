// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The public names of verdicts, as they stand in files, evidence and the API.</summary>
public static class VerdictNames
{
    /// <summary>The public name: lower case, one word.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a verdict.</exception>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Allow => "allow",
        Verdict.Withhold => "withhold",
        Verdict.Review => "review",
        Verdict.Foreign => "foreign",
        Verdict.Duplicate => "duplicate",
        Verdict.Unreadable => "unreadable",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Not a verdict."),
    };

    /// <summary>The verdict of that name; false for anything else, null included.</summary>
    public static bool TryParse(string? name, out Verdict verdict)
    {
        foreach (var known in Enum.GetValues<Verdict>())
        {
            if (Of(known) == name)
            {
                verdict = known;
                return true;
            }
        }

        verdict = default;
        return false;
    }

    /// <summary>The verdict of that name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No verdict has that name.</exception>
    public static Verdict Parse(string name) => Enum.GetValues<Verdict>().Where(verdict => Of(verdict) == name) is var found && found.Any()
        ? found.First()
        : throw new ArgumentOutOfRangeException(nameof(name), name, "Not a verdict.");
}
