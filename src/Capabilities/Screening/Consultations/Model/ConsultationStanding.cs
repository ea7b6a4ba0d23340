// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Screening;

/// <summary>What the clock says of a consultation.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Next">What is to be done next.</param>
/// <param name="AlarmAt">When the register's time to answer is over; null when nothing is waited for, or nobody knows.</param>
/// <param name="WarnAt">From when on the answers are about to lapse; null before an answer.</param>
/// <param name="StopAt">The first instant at which they no longer hold; null before an answer.</param>
/// <param name="Left">How much of the answers' time is left, in percent; 0 before an answer.</param>
public sealed record ConsultationStanding(
    ConsultationState State, ConsultationAct Next, Instant? AlarmAt, Instant? WarnAt, Instant? StopAt, int Left);
