// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Proofs;

/// <summary>The public words for what the register gave, as they stand in receipts.</summary>
public static class AnswersWords
{
    /// <summary><c>consultation</c> or <c>snapshot</c>.</summary>
    public static string Of(AnswersKind kind) => kind switch
    {
        AnswersKind.Consultation => "consultation",
        AnswersKind.Snapshot => "snapshot",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind."),
    };

    /// <summary><c>exact</c>, <c>hour</c> or <c>day</c>.</summary>
    public static string Of(AnswersPrecision precision) => precision switch
    {
        AnswersPrecision.Exact => "exact",
        AnswersPrecision.Hour => "hour",
        AnswersPrecision.Day => "day",
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "Not a precision."),
    };
}
