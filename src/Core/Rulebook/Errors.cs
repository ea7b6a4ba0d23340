// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: every refusal of the room in one place.
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>No rule pack was found.</summary>
public sealed record RulebookMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rulebook-missing";

    /// <inheritdoc/>
    public override string Message => "No rulebook was found: the directory does not exist or holds no pack.";

    /// <inheritdoc/>
    public override string Remedy => "Name the directory with --rulebook or FILIERA_RULEBOOK; it holds packs/, calendars/, profiles/ and precedence/.";
}

/// <summary>A pack could not be read from disk.</summary>
public sealed record RulePackUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-pack-unreadable";

    /// <inheritdoc/>
    public override string Message => "The file could not be read from disk.";

    /// <inheritdoc/>
    public override string Remedy => "Check that the file exists and that its permissions allow reading.";
}

/// <summary>A pack is larger than any rulebook needs.</summary>
public sealed record RulePackTooLarge(long Limit) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-pack-too-large";

    /// <inheritdoc/>
    public override string Message => FormattableString.Invariant($"The pack is larger than {Limit} bytes or entries.");

    /// <inheritdoc/>
    public override string Remedy => "Split the pack into several files.";
}

/// <summary>A pack is not UTF-8 text.</summary>
public sealed record RulePackNotUtf8 : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-pack-not-utf8";

    /// <inheritdoc/>
    public override string Message => "The pack is not UTF-8 text.";

    /// <inheritdoc/>
    public override string Remedy => "Save the file as UTF-8 without control characters.";
}

/// <summary>A pack is not YAML, or not one document.</summary>
public sealed record RulePackBrokenYaml(string Because) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-pack-broken-yaml";

    /// <inheritdoc/>
    public override string Message => $"The YAML cannot be read: {Because}";

    /// <inheritdoc/>
    public override string Remedy => "Correct the file at the place named; what follows it in the file has not been looked at.";
}

/// <summary>A pack is nested deeper than any rule needs.</summary>
public sealed record RulePackTooDeep(int Limit) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-pack-too-deep";

    /// <inheritdoc/>
    public override string Message => FormattableString.Invariant($"The YAML is nested more than {Limit} levels deep.");

    /// <inheritdoc/>
    public override string Remedy => "Write the pack in the form docs/rulebook.md shows.";
}

/// <summary>A pack uses anchors, aliases or tags.</summary>
public sealed record RulePackUsesReferences : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-pack-uses-references";

    /// <inheritdoc/>
    public override string Message => "The YAML uses an anchor, an alias or a tag.";

    /// <inheritdoc/>
    public override string Remedy => "Write each value out where it belongs, so that every line can be read by itself.";
}

/// <summary>A required key is missing.</summary>
public sealed record RuleKeyMissing(string Key) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-key-missing";

    /// <inheritdoc/>
    public override string Message => $"The key {Key} is missing.";

    /// <inheritdoc/>
    public override string Remedy => $"Add {Key}; docs/rulebook.md lists the keys of each kind of pack.";
}

/// <summary>A key means nothing where it stands.</summary>
public sealed record RuleKeyUnknown(string Key) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-key-unknown";

    /// <inheritdoc/>
    public override string Message => $"The key {Key} means nothing here.";

    /// <inheritdoc/>
    public override string Remedy => "Correct the spelling or remove the key; docs/rulebook.md lists the keys of each kind of pack.";
}

/// <summary>A key stands twice in one map.</summary>
public sealed record RuleKeyTwice(string Key) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-key-twice";

    /// <inheritdoc/>
    public override string Message => $"The key {Key} stands twice.";

    /// <inheritdoc/>
    public override string Remedy => "Keep one of the two.";
}

/// <summary>A value has the wrong shape or is none of the words allowed.</summary>
public sealed record RuleValueNotUnderstood(string Key, string Expected) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-value-not-understood";

    /// <inheritdoc/>
    public override string Message => $"The value of {Key} is not understood.";

    /// <inheritdoc/>
    public override string Remedy => $"Write {Expected}.";
}

/// <summary>A date is not one.</summary>
public sealed record RuleDateWrong(string Key) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-date-wrong";

    /// <inheritdoc/>
    public override string Message => $"The value of {Key} is not a date of the calendar.";

    /// <inheritdoc/>
    public override string Remedy => "Write year-month-day, such as 2026-06-19.";
}

/// <summary>A grade is none of the four.</summary>
public sealed record RuleGradeUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-grade-unknown";

    /// <inheritdoc/>
    public override string Message => "The grade is none of P, P~, S and K.";

    /// <inheritdoc/>
    public override string Remedy => "Write P, P~, S or K; when in doubt, the weaker one.";
}

/// <summary>A rule's validity holds no day.</summary>
public sealed record RuleValidityEmpty : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-validity-empty";

    /// <inheritdoc/>
    public override string Message => "The rule ends on or before the day on which it begins.";

    /// <inheritdoc/>
    public override string Remedy => "valid_to is the first day on which the rule is no longer in force: put it after valid_from.";
}

/// <summary>A parameter's name has no unit, or its value does not fit it.</summary>
public sealed record RuleParameterUnitWrong(string Parameter, string Expected) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-parameter-unit-wrong";

    /// <inheritdoc/>
    public override string Message => $"The parameter {Parameter} does not fit its unit.";

    /// <inheritdoc/>
    public override string Remedy => $"Write {Expected}, or unknown.";
}

/// <summary>A citation names a source that does not exist.</summary>
public sealed record RuleSourceUnknown(string Source) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-source-unknown";

    /// <inheritdoc/>
    public override string Message => $"The source {Source} is in no source pack.";

    /// <inheritdoc/>
    public override string Remedy => "Add the source to packs/sources.yaml or correct the key.";
}

/// <summary>A rule without a check names a reason that does not exist.</summary>
public sealed record RuleReasonUnknown(string Reason) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-reason-unknown";

    /// <inheritdoc/>
    public override string Message => $"The reason {Reason} is in no pack of reasons.";

    /// <inheritdoc/>
    public override string Remedy => "Add the reason to packs/reasons.yaml in both languages or correct the key.";
}

/// <summary>A doubt that does not exist is named.</summary>
public sealed record RuleDoubtUnknown(string Doubt) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-doubt-unknown";

    /// <inheritdoc/>
    public override string Message => $"The doubt {Doubt} is in no doubt pack.";

    /// <inheritdoc/>
    public override string Remedy => "Add the doubt to packs/doubts.yaml or correct the id.";
}

/// <summary>A rule that does not exist is named.</summary>
public sealed record RuleUnknown(string Rule) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-unknown";

    /// <inheritdoc/>
    public override string Message => $"The rule {Rule} is not in the rulebook.";

    /// <inheritdoc/>
    public override string Remedy => "Correct the id; filiera rules list shows every rule.";
}

/// <summary>An id, or an id and version, stands twice.</summary>
public sealed record RulebookEntryTwice(string Entry) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rulebook-entry-twice";

    /// <inheritdoc/>
    public override string Message => $"The entry {Entry} stands twice in the rulebook.";

    /// <inheritdoc/>
    public override string Remedy => "Keep one; a changed rule gets the next version number.";
}

/// <summary>Two versions of one rule are in force on the same day.</summary>
public sealed record RuleVersionsOverlap(string Rule, string Other) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-versions-overlap";

    /// <inheritdoc/>
    public override string Message => $"The rules {Rule} and {Other} are in force on the same day.";

    /// <inheritdoc/>
    public override string Remedy => "End the older version on the day on which the newer one begins.";
}

/// <summary>A rule graded S or K would block without a recorded choice.</summary>
public sealed record RuleBlockNeedsAdoption(string Rule) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-block-needs-adoption";

    /// <inheritdoc/>
    public override string Message => $"The rule {Rule} is graded S or K and would block by itself.";

    /// <inheritdoc/>
    public override string Remedy => "Add adoption: required, so that it asks for review until a person adopts it, or lower the severity.";
}

/// <summary>A rule asks for an adoption it does not need.</summary>
public sealed record RuleAdoptionMisplaced(string Rule) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-adoption-misplaced";

    /// <inheritdoc/>
    public override string Message => $"The rule {Rule} is not graded S or K and does not ask for adoption.";

    /// <inheritdoc/>
    public override string Remedy => "Remove adoption from the rule.";
}

/// <summary>A test inside a pack fails.</summary>
public sealed record RulePackTestFailed(string Rule, string Found) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-pack-test-failed";

    /// <inheritdoc/>
    public override string Message => $"A test of {Rule} fails: {Found}.";

    /// <inheritdoc/>
    public override string Remedy => "Correct the rule or its test, so that both say the same.";
}

/// <summary>A table of precedence says what no table may say.</summary>
/// <param name="Breaks">The sentence it breaks.</param>
public sealed record RulePrecedenceUnsafe(string Breaks) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-precedence-unsafe";

    /// <inheritdoc/>
    public override string Message => $"The table of precedence breaks a condition that protects people: {Breaks}.";

    /// <inheritdoc/>
    public override string Remedy => "Correct the table; docs/rulebook.md says what it may change and what it may not.";
}

/// <summary>A choice was made about a rule that is not open to one.</summary>
public sealed record RuleNeedsNoAdoption(string Rule) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-needs-no-adoption";

    /// <inheritdoc/>
    public override string Message => $"The rule {Rule} rests on an official text and is not open to choice.";

    /// <inheritdoc/>
    public override string Remedy => "Choose only about rules graded S or K; filiera rules list --grade S shows them.";
}

/// <summary>A choice about a rule has no reason.</summary>
public sealed record AdoptionReasonMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "adoption-reason-missing";

    /// <inheritdoc/>
    public override string Message => "The choice has no reason.";

    /// <inheritdoc/>
    public override string Remedy => "Say in one or two sentences why, without personal data.";
}

/// <summary>A choice's severity does not go with its decision.</summary>
public sealed record AdoptionSeverityWrong(string Decision) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "adoption-severity-wrong";

    /// <inheritdoc/>
    public override string Message => $"The severity does not go with the decision {Decision}.";

    /// <inheritdoc/>
    public override string Remedy => "Give info, warning, violation or block with adopt, and no severity with decline or withdraw.";
}

/// <summary>The sources changed between showing and choosing.</summary>
public sealed record AdoptionSourcesChanged(string Rule) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "adoption-sources-changed";

    /// <inheritdoc/>
    public override string Message => $"The sources of {Rule} are no longer the ones that were shown.";

    /// <inheritdoc/>
    public override string Remedy => "Read the sources again with filiera rules show and choose anew.";
}

/// <summary>There is no choice to withdraw.</summary>
public sealed record AdoptionNotFound(string Rule) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "adoption-not-found";

    /// <inheritdoc/>
    public override string Message => $"No choice about {Rule} stands that could be withdrawn.";

    /// <inheritdoc/>
    public override string Remedy => "Look at the choices recorded before withdrawing one.";
}

/// <summary>Another choice was recorded between looking and recording.</summary>
public sealed record AdoptionsChangedMeanwhile : Refusal
{
    /// <inheritdoc/>
    public override string Code => "adoptions-changed-meanwhile";

    /// <inheritdoc/>
    public override string Message => "Another choice was recorded meanwhile.";

    /// <inheritdoc/>
    public override string Remedy => "Look at the choices recorded and try again.";
}
