// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Screening;
using NodaTime.Text;

namespace Filiera.Cli;

/// <summary>Receipts and their checks as lines for people and as JSON, for <c>filiera receipt</c>.</summary>
internal static class ReceiptText
{
    /// <summary>The answer first, then each check.</summary>
    public static string Checks(Verification verification, ReceiptProof? proof)
    {
        var text = new StringBuilder(Answer(verification)).Append('\n');
        if (proof is not null && verification.Holds)
        {
            text.Append(Row(proof));
        }

        foreach (var check in verification.Checks)
        {
            var because = Because(check.Outcome);
            var line = string.Create(CultureInfo.InvariantCulture, $"  {Word(check.Outcome),-15} {check.Name,-13}");
            text.Append((line + (check.Where is null ? "" : " " + check.Where) + (because is null ? "" : ": " + because)).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The same as JSON, without any number.</summary>
    public static string ChecksJson(Verification verification, ScreeningReceipt? receipt, ReceiptProof? proof) => Json.Object(
        ("checks", Json.Array(verification.Checks.Select(check => (Json)Json.Object(
            ("because", Because(check.Outcome) is { } because ? because : Json.Null),
            ("name", check.Name),
            ("outcome", Word(check.Outcome).Replace(' ', '-')),
            ("required", check.Required),
            ("where", check.Where is { } where ? where : Json.Null))))),
        ("holds", verification.Holds),
        ("receipt", receipt is null ? Json.Null : ReceiptForm.Write(receipt)),
        ("row", proof is null ? Json.Null : Json.Object(("index", proof.Index), ("outcome", proof.Outcome.ToJson())))) + "\n";

    /// <summary>What a receipt says.</summary>
    public static string Receipt(ScreeningReceipt receipt)
    {
        var text = new StringBuilder();
        Line("receipt", receipt.Id + (receipt.Demonstration ? " (demonstration data)" : ""));
        Line("issued", InstantPattern.General.Format(receipt.IssuedAt));
        Line("as of", InstantPattern.General.Format(receipt.AsOf));
        Line("valid until", receipt.ValidUntil is { } until ? InstantPattern.General.Format(until) : "(nothing expires)");
        Line("controller", $"{receipt.Controller.Name} ({receipt.Controller.Vat})");
        Line("centre", $"{receipt.Centre.Name} ({receipt.Centre.Vat})");
        Line("campaign", $"{receipt.Campaign.Name} ({receipt.Campaign.Id})");
        Line("list", string.Create(CultureInfo.InvariantCulture, $"{receipt.List.Name}, {receipt.List.Rows} rows, {receipt.List.Hash}"));
        Line("register", receipt.Answers is { } answers ? Answers(answers) : "(no answers)");
        foreach (var input in receipt.Inputs)
        {
            Line(input.Kind, $"{input.Name}, {input.Hash}");
        }

        Line("rulebook", receipt.Rulebook.ToString());
        foreach (var count in receipt.Counts.Where(count => count.Rows > 0))
        {
            Line(count.Verdict, string.Create(CultureInfo.InvariantCulture, $"{count.Rows} rows"));
        }

        foreach (var reason in receipt.Reasons)
        {
            text.Append(CultureInfo.InvariantCulture, $"{reason.Rows,10}  {reason.Verdict,-11} {reason.Reason}\n");
        }

        return text.ToString();

        void Line(string name, string value) => text.Append(CultureInfo.InvariantCulture, $"{name,-16} {value}\n");
    }

    /// <summary>One line about a receipt kept.</summary>
    public static string Kept(KeptReceipt kept, bool json) => json
        ? Json.Object(
            ("campaign", kept.Campaign.Value.ToString()),
            ("id", kept.Id.ToString()),
            ("issued_at", InstantPattern.ExtendedIso.Format(kept.At)),
            ("list", kept.List.Value.ToString()),
            ("valid_until", kept.ValidUntil is { } until ? InstantPattern.ExtendedIso.Format(until) : Json.Null)).ToCanonicalText()
        : $"{kept.Id} {InstantPattern.General.Format(kept.At)} {(kept.ValidUntil is { } end ? "until " + InstantPattern.General.Format(end) : "")}".TrimEnd();

    // A snapshot is never called a consultation, and a consultation is called one.
    private static string Answers(ReceiptAnswers answers) => string.Create(
        CultureInfo.InvariantCulture,
        $"{AnswersWords.Of(answers.Kind)} for {answers.ControllerVat}, {Span(answers)}");

    private static string Span(ReceiptAnswers answers) => answers is { Oldest: { } oldest, Newest: { } newest }
        ? $"from {InstantPattern.General.Format(oldest)} to {InstantPattern.General.Format(newest)}"
        : "about no number";

    private static string Row(ReceiptProof proof) => string.Create(
        CultureInfo.InvariantCulture,
        $"The number is row {proof.Index + 1} of the list: {proof.Outcome.Verdict}{Until(proof)}{Because(proof)}.\n");

    // What is noted beside an allow is no reason for it.
    private static string Because(ReceiptProof proof) => proof.Outcome.Reasons.IsEmpty ? ""
        : (proof.Outcome.Verdict == "allow" ? ", noted: " : " because of ") + string.Join(", ", proof.Outcome.Reasons);

    private static string Until(ReceiptProof proof) => proof.Outcome.ValidUntil is { } until ? " until " + until : "";

    /// <summary>It holds, something is wrong with it, or nothing is wrong but it is not shown to be right either.</summary>
    private static string Answer(Verification verification)
    {
        var failing = verification.Checks.Where(check => check.Outcome is Outcome.NotMet).ToList();
        var lacking = verification.Checks.Where(check => check is { Required: true, Outcome: Outcome.NotRun }).ToList();
        var open = lacking.Select(check => check.Name).Distinct().ToList();
        return failing.Count > 0 ? $"The receipt does not hold: {string.Join(", ", failing.Select(check => check.Name).Distinct())} not met."
            : !verification.Holds ? $"The receipt is not proven: nothing is wrong with it, but {string.Join(", ", open)} could not be checked.{string.Concat(lacking.Select(WhatToGive).Distinct())}"
            : verification.Checks.Any(check => check is { Name: ReceiptChecks.Verdicts, Outcome: Outcome.Met })
                ? "The receipt holds: it is genuine, and judging every row of the list again comes to exactly what it says."
                : "The receipt holds: it is genuine and unchanged. No row was judged again.";
    }

    private static string WhatToGive(Check check) => check.Name switch
    {
        SignedEnvelope.KeyKnownCheck => " Give the issuer's public keys, received from the issuer and not with the receipt, with --key FILE.",
        ReceiptChecks.Rulebook => " Give the rulebook it names with --rulebook DIR.",
        ReceiptChecks.List => " Give the list with --list FILE.",
        ReceiptChecks.Answers when check.Outcome is Outcome.NotRun { Because: ReceiptReasons.NoIndexKey } =>
            " Give the key of the index with --index-key FILE, or the installation that keeps it with --data DIR.",
        ReceiptChecks.Answers => " Give the register's answers with --answers FILE.",
        ReceiptChecks.Input => " Give every file the receipt names.",
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
