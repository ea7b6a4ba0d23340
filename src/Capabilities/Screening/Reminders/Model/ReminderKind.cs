// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What a reminder is about.</summary>
public enum ReminderKind
{
    /// <summary>The register has not answered in the time it answers in.</summary>
    AnswerLate,

    /// <summary>The answers of a consultation are about to lapse.</summary>
    AnswersExpiring,

    /// <summary>The answers of a consultation hold no more.</summary>
    AnswersExpired,

    /// <summary>Today is the last day to tell the client of a rights request.</summary>
    RightsForwardDue,

    /// <summary>The last day to tell the client of a rights request is over.</summary>
    RightsForwardLate,

    /// <summary>Today is the last day to answer a rights request.</summary>
    RightsAnswerDue,

    /// <summary>The last day to answer a rights request is over.</summary>
    RightsAnswerLate,
}
