// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The public codes of what is wrong with a record.</summary>
internal static class RecordProblems
{
    /// <summary>The code, or null for none.</summary>
    public static string? CodeOf(RecordProblem problem) => problem switch
    {
        RecordProblem.None => null,
        RecordProblem.QuoteNotClosed => "row-quote-not-closed",
        RecordProblem.QuoteMisplaced => "row-quote-misplaced",
        RecordProblem.TooLong => "row-too-long",
        RecordProblem.NotDecodable => "row-not-decodable",
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "Not a problem."),
    };
}
