// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Compiles answers of the opt-out register into an index that is asked millions of times a second.</summary>
/// <remarks>
/// <para>
/// An answer is delimited text (any delimiter, quotes, UTF-8, UTF-16, Windows-1252, gzip) whose first row names <c>number_e164</c>, <c>result</c>
/// and <c>checked_at</c>, and may name <c>controller_vat</c>. One row that cannot be relied on refuses the whole: up to 20 are told with their
/// lines. Of several answers about one number the newest counts.
/// </para>
/// <para>The index depends on the files and their order alone, not on threads. The caller disposes of it.</para>
/// </remarks>
public static class AnswerCompiler
{
    /// <summary>Compiles the answers to one or more consultations.</summary>
    /// <param name="controllerVat">The VAT number of the controller that asked.</param>
    /// <param name="answers">The answers.</param>
    /// <param name="submitted">The lists the register was asked about; empty when nobody states them, which the index records.</param>
    /// <param name="now">Answers later than this are refused.</param>
    /// <param name="options">Threads and progress.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>
    /// The index; or <see cref="AnswerIsNotText"/>, <see cref="AnswerArchiveDamaged"/>, <see cref="AnswerColumnsMissing"/>,
    /// <see cref="AnswerRowUnreadable"/>, <see cref="AnswerOfAnotherController"/>, <see cref="AnswerFromTheFuture"/>,
    /// <see cref="AnswerContradictsItself"/>, <see cref="AnswerNeverSubmitted"/>, <see cref="NumberColumnMissing"/> or <see cref="AnswerOfTooManyDates"/>.
    /// </returns>
    public static Result<AnswerIndex> Compile(
        string controllerVat,
        Sequence<SourceFile> answers,
        Sequence<SourceFile> submitted,
        Instant now,
        CompileOptions? options = null,
        CancellationToken ct = default)
    {
        using var run = new CompileRun(controllerVat, now, options ?? new CompileOptions(), namesFiles: answers.Count + submitted.Count > 1, ct);
        return run.Answers(answers, submitted);
    }

    /// <summary>Compiles a cleansed list: what was submitted and came back is to be kept, what did not come back is to be removed.</summary>
    /// <param name="controllerVat">The VAT number of the controller that asked.</param>
    /// <param name="submitted">The lists the register was asked about.</param>
    /// <param name="returned">What came back.</param>
    /// <param name="checkedAt">When the register was asked.</param>
    /// <param name="now">A consultation later than this is refused.</param>
    /// <param name="options">Threads and progress.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>
    /// The index; or <see cref="AnswerIsNotText"/>, <see cref="AnswerArchiveDamaged"/>, <see cref="NumberColumnMissing"/>,
    /// <see cref="NumberRowUnreadable"/>, <see cref="AnswerFromTheFuture"/> or <see cref="AnswerNeverSubmitted"/>.
    /// </returns>
    public static Result<AnswerIndex> CompileCleansed(
        string controllerVat,
        Sequence<SourceFile> submitted,
        Sequence<SourceFile> returned,
        Instant checkedAt,
        Instant now,
        CompileOptions? options = null,
        CancellationToken ct = default)
    {
        using var run = new CompileRun(controllerVat, now, options ?? new CompileOptions(), namesFiles: true, ct);
        return run.Cleansed(submitted, returned, checkedAt);
    }

    /// <summary>Compiles a snapshot of a whole register, where a country delivers one. It is never called a consultation.</summary>
    /// <remarks>
    /// Files of numbers, with a column <c>enrolled_on</c> (<c>data_iscrizione</c>) where the day of enrolment is known. Of several days for one number the
    /// latest counts, and an unknown one before all.
    /// </remarks>
    /// <param name="controllerVat">The VAT number of whoever it was delivered to.</param>
    /// <param name="numbers">The numbers enrolled.</param>
    /// <param name="takenAt">When it was taken.</param>
    /// <param name="now">A snapshot later than this is refused.</param>
    /// <param name="options">Threads and progress.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>
    /// The index; or <see cref="AnswerIsNotText"/>, <see cref="AnswerArchiveDamaged"/>, <see cref="NumberColumnMissing"/>,
    /// <see cref="NumberRowUnreadable"/> or <see cref="AnswerFromTheFuture"/>.
    /// </returns>
    public static Result<AnswerIndex> CompileSnapshot(
        string controllerVat,
        Sequence<SourceFile> numbers,
        Instant takenAt,
        Instant now,
        CompileOptions? options = null,
        CancellationToken ct = default)
    {
        using var run = new CompileRun(controllerVat, now, options ?? new CompileOptions(), namesFiles: numbers.Count > 1, ct);
        return run.Snapshot(numbers, takenAt);
    }
}
