// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>How the requests that one client's people made in a month were treated, as known at an instant.</summary>
/// <param name="ControllerVat">The client.</param>
/// <param name="Month">The month of receipt, in legal time.</param>
/// <param name="AsOf">What was recorded from this instant on is not counted.</param>
/// <param name="ForwardedInTime">Forwarded to the client in time, out of those forwarded (PRQ-04).</param>
/// <param name="AnsweredInTime">Answered in time, out of all received (PRQ-03).</param>
/// <param name="Extended">Those whose term was extended.</param>
/// <param name="Running">Those not answered whose term still runs; they are among the received.</param>
/// <param name="ClosedUnanswered">Those closed without an answer; they are among the received.</param>
public sealed record RightsFigures(
    string ControllerVat,
    YearMonth Month,
    Instant AsOf,
    Ratio ForwardedInTime,
    Ratio AnsweredInTime,
    long Extended,
    long Running,
    long ClosedUnanswered);
