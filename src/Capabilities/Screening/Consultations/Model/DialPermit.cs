// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What a controller may dial on: one list asked about, one answer, and the days for which it holds.</summary>
/// <param name="ControllerVat">The VAT number of the controller; nobody else may use it.</param>
/// <param name="Campaign">The campaign; null for all of the controller.</param>
/// <param name="List">The hash of the file that was handed over.</param>
/// <param name="Result">The hash of the file that came back.</param>
/// <param name="Consultation">The consultation.</param>
/// <param name="Part">Which of its files.</param>
/// <param name="CheckedAt">When the register was asked, at the earliest.</param>
/// <param name="ValidTo">The first instant at which it no longer holds.</param>
/// <param name="IssuedAt">When it was signed.</param>
/// <param name="IsDemonstration">True when all data are invented.</param>
/// <param name="IsSimulated">True when the simulator answered.</param>
public sealed record DialPermit(
    string ControllerVat,
    CampaignId? Campaign,
    ContentHash List,
    ContentHash Result,
    ConsultationId Consultation,
    int Part,
    Instant CheckedAt,
    Instant ValidTo,
    Instant IssuedAt,
    bool IsDemonstration,
    bool IsSimulated)
{
    /// <summary>True from the moment the register was asked until it no longer holds, the end excluded.</summary>
    public bool HoldsAt(Instant instant) => CheckedAt <= instant && instant < ValidTo;
}
