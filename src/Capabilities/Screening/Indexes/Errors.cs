// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The file is no answer index.</summary>
public sealed record NotAnAnswerIndex : Refusal
{
    /// <inheritdoc/>
    public override string Code => "not-an-answer-index";

    /// <inheritdoc/>
    public override string Message => "The file is not an answer index.";

    /// <inheritdoc/>
    public override string Remedy => "Compile the register's answer first, and give the index that comes of it.";
}

/// <summary>The index was written by another version of the program.</summary>
/// <param name="Version">The version of its format.</param>
public sealed record AnswerIndexOfOtherVersion(long Version) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-index-of-other-version";

    /// <inheritdoc/>
    public override string Message => FormattableString.Invariant($"The answer index has format {Version}, which this program does not read.");

    /// <inheritdoc/>
    public override string Remedy => "Compile the register's answer again with this program.";
}

/// <summary>The index ends too early.</summary>
public sealed record AnswerIndexTruncated : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-index-truncated";

    /// <inheritdoc/>
    public override string Message => "The end of the answer index is missing.";

    /// <inheritdoc/>
    public override string Remedy => "Copy the file again whole, or compile the register's answer again.";
}

/// <summary>The index is not what was written.</summary>
public sealed record AnswerIndexDamaged : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-index-damaged";

    /// <inheritdoc/>
    public override string Message => "The answer index was altered since it was written, so nothing in it is relied on.";

    /// <inheritdoc/>
    public override string Remedy => "Restore the file from a backup, or compile the register's answer again.";
}

/// <summary>There is no key for the indexes of the controller: none was made yet, or it was erased.</summary>
public sealed record IndexKeyMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "index-key-missing";

    /// <inheritdoc/>
    public override string Message => "The answer index is encrypted, and its controller's key is not here.";

    /// <inheritdoc/>
    public override string Remedy => "Restore the key from a backup; if it was erased on purpose, compile a new answer of the register.";
}

/// <summary>The index was encrypted with another key.</summary>
public sealed record IndexKeyIsAnother : Refusal
{
    /// <inheritdoc/>
    public override string Code => "index-key-is-another";

    /// <inheritdoc/>
    public override string Message => "The answer index is encrypted with another key than the one at hand.";

    /// <inheritdoc/>
    public override string Remedy => "Use the installation that compiled it, or compile the register's answer again here.";
}

/// <summary>No such index is kept.</summary>
public sealed record AnswerIndexUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-index-unknown";

    /// <inheritdoc/>
    public override string Message => "No answer index with this digest is kept for this controller.";

    /// <inheritdoc/>
    public override string Remedy => "Choose one of the answers received, or compile the register's answer.";
}

/// <summary>An answer is dated later than now.</summary>
public sealed record AnswerFromTheFuture : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-from-the-future";

    /// <inheritdoc/>
    public override string Message => "A row of the register's answer is dated in the future, so the answer is refused whole.";

    /// <inheritdoc/>
    public override string Remedy => "Check the date, the offset from universal time and the clock of this machine; then send the answer again.";
}

/// <summary>The answer is for another controller.</summary>
public sealed record AnswerOfAnotherController : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-of-another-controller";

    /// <inheritdoc/>
    public override string Message => "The register's answer was given to another controller.";

    /// <inheritdoc/>
    public override string Remedy => "Use an answer given to this campaign's client: citizens can lift their opposition for one controller only.";
}

/// <summary>The answer speaks of numbers that were not submitted.</summary>
/// <param name="Numbers">How many.</param>
public sealed record AnswerNeverSubmitted(long Numbers) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-never-submitted";

    /// <inheritdoc/>
    public override string Message => FormattableString.Invariant($"The register's answer speaks of {Numbers} numbers that were not submitted, so it does not belong to this submission.");

    /// <inheritdoc/>
    public override string Remedy => "Give the list that was submitted for this very consultation.";
}

/// <summary>The answers have too many dates.</summary>
public sealed record AnswerOfTooManyDates : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-of-too-many-dates";

    /// <inheritdoc/>
    public override string Message => "The answers lie on more than 32,767 different days.";

    /// <inheritdoc/>
    public override string Remedy => "Check the dates: no register answers for so long.";
}

/// <summary>The answer file is no delimited text.</summary>
/// <param name="What">What its first bytes say it is.</param>
public sealed record AnswerIsNotText(string What) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-not-text";

    /// <inheritdoc/>
    public override string Message => $"The register's answer is a {What}, not a text file.";

    /// <inheritdoc/>
    public override string Remedy => "Export it as CSV and send that file.";
}

/// <summary>A compressed file cannot be unpacked.</summary>
public sealed record AnswerArchiveDamaged : Refusal
{
    /// <inheritdoc/>
    public override string Code => "answer-archive-damaged";

    /// <inheritdoc/>
    public override string Message => "The compressed file cannot be unpacked to its end.";

    /// <inheritdoc/>
    public override string Remedy => "Copy or compress the file again, then send it again.";
}

/// <summary>A file of numbers names no column of numbers.</summary>
public sealed record NumberColumnMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "number-column-missing";

    /// <inheritdoc/>
    public override string Message => "The file has several columns and none is named as telephone numbers.";

    /// <inheritdoc/>
    public override string Remedy => "Name the column of the numbers \"telefono\" in the first row and send the file again.";
}

/// <summary>A row of a file of numbers cannot be read.</summary>
public sealed record NumberRowUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "number-row-unreadable";

    /// <inheritdoc/>
    public override string Message => "A row has no readable number, or a date that is none, so the file is refused whole.";

    /// <inheritdoc/>
    public override string Remedy => "Correct the row; write numbers in international form and dates as year-month-day.";
}
