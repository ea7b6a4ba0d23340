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

        return text.Append(Conclusion(verification)).Append('\n').ToString();
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

    /// <summary>One sentence: it holds, something is wrong with it, or nothing is wrong but it is not shown to be right either.</summary>
    private static string Conclusion(Verification verification)
    {
        var failing = verification.Checks.Count(check => check.Outcome is Outcome.NotMet);
        var blocked = verification.Checks.Where(check => check is { Required: true, Outcome: Outcome.NotRun }).ToList();
        return verification.Holds ? "The evidence holds: every check that must be met is met."
            : failing > 0 ? string.Create(CultureInfo.InvariantCulture, $"The evidence does not hold: {failing} not met, {blocked.Count} that must be met not run.")
            : string.Create(CultureInfo.InvariantCulture, $"The evidence is not proven: nothing is wrong with it, but {blocked.Count} that must be met not run.")
                + string.Concat(blocked.Select(check => WhatToGive(check.Name)).Distinct());
    }

    private static string WhatToGive(string check) => check switch
    {
        EvidenceChecks.KeyTrusted => " Give the issuer's public keys, received from the issuer and not with the bundle, with --key FILE.",
        EvidenceChecks.RulesKnown => " Give the rulebook with --rulebook DIR.",
        EvidenceChecks.Inputs or EvidenceChecks.Recomputed => " Give a folder that holds every file measured with --inputs DIR.",
        _ => "",
    };

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
