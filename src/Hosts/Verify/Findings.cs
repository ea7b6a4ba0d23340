// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register;

namespace Filiera.Verify;

/// <summary>What verifying something came to, whatever it was.</summary>
/// <param name="Kind">What it was: credential, receipt or log-proof.</param>
/// <param name="Checks">The checks, each by itself.</param>
/// <param name="Summary">What they come to.</param>
/// <param name="IsDemonstration">True when it says that it is a demonstration.</param>
/// <param name="Title">The name of what is attested, and who attests it; empty where it names none.</param>
public sealed record Findings(string Kind, Sequence<Check> Checks, CredentialSummary Summary, bool IsDemonstration, string Title)
{
    /// <summary>The exit code: one for each summary.</summary>
    public int ExitCode => Summary switch
    {
        CredentialSummary.Valid => 0,
        CredentialSummary.Suspended => 1,
        CredentialSummary.RevokedOrExpired => 2,
        _ => 3,
    };

    /// <summary>The findings for programs.</summary>
    public Json.Map ToJson() => Json.Object(
        ("checks", Json.Array(Checks.Select(check => (Json)Told(check)))),
        ("demonstration", IsDemonstration),
        ("kind", Kind),
        ("summary", CredentialWords.CodeOf(Summary)),
        ("title", Title));

    /// <summary>The findings for people.</summary>
    public string ToText(bool italian)
    {
        var lines = new List<string> { CredentialWords.Say(Summary, italian).ToUpperInvariant() };
        if (Title.Length > 0)
        {
            lines.Add(Title);
        }

        if (IsDemonstration)
        {
            lines.Add(CredentialWords.Say("demonstration", italian));
        }

        lines.Add("");
        foreach (var check in Checks)
        {
            var (outcome, because) = Tell(check.Outcome);
            lines.Add($"  {CredentialWords.Say(check.Name, italian)}: {CredentialWords.Say(outcome, italian)}"
                + (because is null ? "" : $" ({CredentialWords.Say(because, italian)})"));
        }

        return string.Join(Environment.NewLine, lines);
    }

    private static Json.Map Told(Check check)
    {
        var (outcome, because) = Tell(check.Outcome);
        var map = Json.Object(("name", check.Name), ("outcome", outcome));
        return because is null ? map : new Json.Map(map.Members.Add("because", because));
    }

    private static (string Outcome, string? Because) Tell(Outcome outcome) => outcome switch
    {
        Outcome.Met => ("passed", null),
        Outcome.NotMet not => ("failed", not.Because),
        Outcome.NotApplicable not => ("not-applicable", not.Because),
        Outcome.NotRun not => ("not-run", not.Because),
        _ => throw new InvalidOperationException("Not an outcome."),
    };
}
