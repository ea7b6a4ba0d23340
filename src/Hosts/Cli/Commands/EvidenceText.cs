// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime.Text;

namespace Filiera.Cli;

/// <summary>Checks and listings as lines for people and as JSON, for <c>filiera evidence</c>.</summary>
internal static class EvidenceText
{
    public static string Checks(Verification verification)
    {
        var text = new StringBuilder();
        foreach (var check in verification.Checks)
        {
            var because = Because(check.Outcome);
            text.Append(CultureInfo.InvariantCulture, $"{Word(check.Outcome),-15} {check.Name,-13}");
            text.Append(check.Where is null ? "" : " " + check.Where).Append(because is null ? "" : ": " + because).Append('\n');
        }

        var failing = verification.Checks.Count(check => check.Outcome is Outcome.NotMet);
        var blocked = verification.Checks.Count(check => check.Required && check.Outcome is Outcome.NotRun);
        return text.Append(verification.Holds
            ? "The evidence holds: every check that must be met is met.\n"
            : string.Create(CultureInfo.InvariantCulture, $"The evidence does not hold: {failing} not met, {blocked} that must be met not run.\n")).ToString();
    }

    public static string ChecksJson(Verification verification) => Json.Object(
        ("checks", Json.Array(verification.Checks.Select(check => (Json)Json.Object(
            ("because", Because(check.Outcome) is { } because ? because : Json.Null),
            ("name", check.Name),
            ("outcome", Word(check.Outcome).Replace(' ', '-')),
            ("required", check.Required),
            ("where", check.Where is { } where ? where : Json.Null))))),
        ("holds", verification.Holds)) + "\n";

    public static string Listing(EvidenceListing listing) => string.Create(
        CultureInfo.InvariantCulture,
        $"{listing.Subject,-50} {listing.Head.Number,6} {InstantPattern.General.Format(listing.Head.RecordedAt)} {listing.Head.Hash}\n");

    public static string ListingJson(EvidenceListing listing) => Json.Object(
        ("hash", listing.Head.Hash.ToString()),
        ("number", listing.Head.Number),
        ("recorded_at", InstantPattern.ExtendedIso.Format(listing.Head.RecordedAt)),
        ("subject", listing.Subject.ToString())) + "\n";

    private static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Met => "met",
        Outcome.NotMet => "not met",
        Outcome.NotApplicable => "not applicable",
        _ => "not run",
    };

    private static string? Because(Outcome outcome) => outcome switch
    {
        Outcome.NotMet it => it.Because,
        Outcome.NotApplicable it => it.Because,
        Outcome.NotRun it => it.Because,
        _ => null,
    };
}
