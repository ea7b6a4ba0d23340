// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The list holds no rows.</summary>
public sealed record ListIsEmpty : Refusal
{
    /// <inheritdoc/>
    public override string Code => "list-empty";

    /// <inheritdoc/>
    public override string Message => "The contact list holds no rows.";

    /// <inheritdoc/>
    public override string Remedy => "Export the list again and check that it is not empty before you send it.";
}

/// <summary>The list is no delimited text.</summary>
/// <param name="What">What its first bytes say it is.</param>
public sealed record ListIsNotText(string What) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "list-not-text";

    /// <inheritdoc/>
    public override string Message => $"The contact list is a {What}, not a text file.";

    /// <inheritdoc/>
    public override string Remedy => "Save or export it as CSV and send that file.";
}

/// <summary>No column holds telephone numbers.</summary>
public sealed record PhoneColumnNotFound : Refusal
{
    /// <inheritdoc/>
    public override string Code => "phone-column-not-found";

    /// <inheritdoc/>
    public override string Message => "No column of the contact list is named as, or mostly holds, telephone numbers.";

    /// <inheritdoc/>
    public override string Remedy => "Name the column of the numbers \"telefono\" in the first row and send the list again.";
}

/// <summary>The answer file lacks a column.</summary>
public sealed record AnswerColumnsMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-columns-missing";

    /// <inheritdoc/>
    public override string Message => "The register's answer lacks one of the columns number_e164, result and checked_at.";

    /// <inheritdoc/>
    public override string Remedy => "Send the answer with a first row that names these columns.";
}

/// <summary>A row of the answer file cannot be read.</summary>
public sealed record AnswerRowUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-row-unreadable";

    /// <inheritdoc/>
    public override string Message => "A row of the register's answer cannot be read, so the answer is refused whole.";

    /// <inheritdoc/>
    public override string Remedy => "Write the number in international form, KEEP or REMOVE, and date and time with their offset; then send the answer again.";
}

/// <summary>Two rows of the answer file say different things of one number.</summary>
public sealed record AnswerContradictsItself : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-contradicts-itself";

    /// <inheritdoc/>
    public override string Message => "Two rows of the register's answer say different things about one number.";

    /// <inheritdoc/>
    public override string Remedy => "Send the answer to one consultation at a time.";
}

/// <summary>The answer file speaks of several controllers.</summary>
public sealed record AnswerOfSeveralControllers : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-of-several-controllers";

    /// <inheritdoc/>
    public override string Message => "The register's answer names more than one controller.";

    /// <inheritdoc/>
    public override string Remedy => "Send the answers of each controller in a file of their own.";
}

/// <summary>The list is not known.</summary>
public sealed record ListUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "list-unknown";

    /// <inheritdoc/>
    public override string Message => "There is no such contact list.";

    /// <inheritdoc/>
    public override string Remedy => "Look the list up among the lists delivered.";
}

/// <summary>The name of a list is missing or too long.</summary>
public sealed record ListNameInvalid : Refusal
{
    /// <inheritdoc/>
    public override string Code => "list-name-invalid";

    /// <inheritdoc/>
    public override string Message => "The list needs a name of at most 200 characters.";

    /// <inheritdoc/>
    public override string Remedy => "Give the name of the file.";
}

/// <summary>The campaign's sector or purpose is not in the rulebook's words.</summary>
public sealed record CampaignNotUnderstood : Refusal
{
    /// <inheritdoc/>
    public override string Code => "campaign-not-understood";

    /// <inheritdoc/>
    public override string Message => "The rules do not know the sector or the purpose of this campaign.";

    /// <inheritdoc/>
    public override string Remedy => "Open the campaign again with a sector and a purpose of the rulebook.";
}

/// <summary>No list rule is in force for the campaign.</summary>
public sealed record NoRulesInForce : Refusal
{
    /// <inheritdoc/>
    public override string Code => "no-list-rules";

    /// <inheritdoc/>
    public override string Message => "No rule for contact lists is in force for this campaign, so nothing can be allowed.";

    /// <inheritdoc/>
    public override string Remedy => "Check the rulebook and the campaign's sector and purpose.";
}

/// <summary>The statement of an evidence is not one of a screening.</summary>
public sealed record StatementUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "statement-unreadable";

    /// <inheritdoc/>
    public override string Message => "The statement is not one that a screening makes.";

    /// <inheritdoc/>
    public override string Remedy => "Check that the evidence was not altered and that this program is not older than the one that sealed it.";
}

/// <summary>The rulebook at hand lacks a rule that a statement names.</summary>
/// <param name="Rule">Id and version.</param>
public sealed record RuleVersionUnknown(string Rule) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "rule-version-unknown";

    /// <inheritdoc/>
    public override string Message => $"The rulebook at hand does not hold {Rule}.";

    /// <inheritdoc/>
    public override string Remedy => "Use the rulebook of the version that the evidence names.";
}

/// <summary>A mapping file says something that is not understood.</summary>
/// <param name="Expected">What was expected in that place.</param>
public sealed record MappingNotUnderstood(string Expected) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "mapping-not-understood";

    /// <inheritdoc/>
    public override string Message => $"The mapping file is not understood: {Expected} was expected.";

    /// <inheritdoc/>
    public override string Remedy => "Correct the mapping file at the place named, in the form docs/fact-files.md shows.";
}

/// <summary>A mapping file gives a column a meaning that this kind of file does not have.</summary>
/// <param name="Meaning">The meaning given.</param>
public sealed record MappingMeaningUnknown(string Meaning) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "mapping-meaning-unknown";

    /// <inheritdoc/>
    public override string Message => $"No column of this kind of file means \"{Meaning}\".";

    /// <inheritdoc/>
    public override string Remedy => "Use the meanings that docs/fact-files.md lists for this kind of file.";
}

/// <summary>A mapping file does not say where the telephone number stands.</summary>
public sealed record MappingWithoutNumber : Refusal
{
    /// <inheritdoc/>
    public override string Code => "mapping-without-number";

    /// <inheritdoc/>
    public override string Message => "The mapping file does not say which column holds the telephone number.";

    /// <inheritdoc/>
    public override string Remedy => "Add \"number\" under \"columns\", with the name or the position of that column.";
}

/// <summary>A mapping file names a column that the file does not have exactly once.</summary>
/// <param name="Column">The name.</param>
/// <param name="Times">How often it stands in the first record.</param>
public sealed record MappingColumnNotFound(string Column, int Times) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "mapping-column-not-found";

    /// <inheritdoc/>
    public override string Message => Times == 0
        ? $"The file has no column named \"{Column}\"."
        : FormattableString.Invariant($"The file has {Times} columns named \"{Column}\".");

    /// <inheritdoc/>
    public override string Remedy => "Write the name as it stands in the first row of the file, or give the column's position instead.";
}

/// <summary>A mapping file gives a position beyond the last column.</summary>
/// <param name="Position">The position given, from 1.</param>
/// <param name="Columns">How many columns there are.</param>
public sealed record MappingPositionOutOfRange(int Position, int Columns) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "mapping-position-out-of-range";

    /// <inheritdoc/>
    public override string Message => FormattableString.Invariant($"The mapping names column {Position}, and the file has {Columns}.");

    /// <inheritdoc/>
    public override string Remedy => "Count the columns from 1 in the first row of the file and correct the position.";
}

/// <summary>A mapping file is given beside a list for a file that is not given with it.</summary>
public sealed record MappingOfNoFile : Refusal
{
    /// <inheritdoc/>
    public override string Code => "mapping-of-no-file";

    /// <inheritdoc/>
    public override string Message => "The mapping file is named after a file that is not given with it.";

    /// <inheritdoc/>
    public override string Remedy => "Give FILE and FILE.mapping.json together, in one place; whatever FILE is called, the mapping file bears its whole name.";
}

/// <summary>A fact file holds nothing.</summary>
public sealed record FactFileEmpty : Refusal
{
    /// <inheritdoc/>
    public override string Code => "fact-file-empty";

    /// <inheritdoc/>
    public override string Message => "The file holds nothing, not even a row of column names.";

    /// <inheritdoc/>
    public override string Remedy => "Export it again; a file that says nothing about anybody still has its row of column names.";
}

/// <summary>A fact file is no delimited text.</summary>
/// <param name="What">What its first bytes say it is.</param>
public sealed record FactFileNotText(string What) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "fact-file-not-text";

    /// <inheritdoc/>
    public override string Message => $"The file is a {What}, not a text file.";

    /// <inheritdoc/>
    public override string Remedy => "Save or export it as CSV and send that file.";
}

/// <summary>A fact file lacks columns without which it says nothing.</summary>
/// <param name="Kind">The kind of file.</param>
/// <param name="Columns">What is missing.</param>
public sealed record FactColumnsMissing(string Kind, string Columns) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "fact-columns-missing";

    /// <inheritdoc/>
    public override string Message => $"A file of kind {Kind} needs columns that this one does not name: {Columns}.";

    /// <inheritdoc/>
    public override string Remedy => "Name the columns in the first row as docs/fact-files.md lists them, or send a mapping file that says where they stand.";
}

/// <summary>A row of a file that forbids calls cannot be read.</summary>
/// <param name="Reason">The code of what is wrong with it.</param>
public sealed record FactRowUnreadable(string Reason) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "fact-row-unreadable";

    /// <inheritdoc/>
    public override string Message => $"A row cannot be read ({Reason}), so the file is refused whole: whoever it speaks of must not be lost.";

    /// <inheritdoc/>
    public override string Remedy => "Correct the row, or remove it if it names nobody, and send the file again.";
}
