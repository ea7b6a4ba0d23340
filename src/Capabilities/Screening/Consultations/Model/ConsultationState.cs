// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Where a consultation stands at an instant.</summary>
public enum ConsultationState
{
    /// <summary>Drafted, not yet handed over.</summary>
    Drafted,

    /// <summary>Handed over; an answer is waited for.</summary>
    Waiting,

    /// <summary>Handed over, and the register has not answered in the time it answers in.</summary>
    Overdue,

    /// <summary>Answered; the answers hold.</summary>
    Fresh,

    /// <summary>Answered; the answers are about to lapse.</summary>
    Expiring,

    /// <summary>Answered; the answers no longer hold.</summary>
    Expired,

    /// <summary>Given up before any answer.</summary>
    Abandoned,
}
