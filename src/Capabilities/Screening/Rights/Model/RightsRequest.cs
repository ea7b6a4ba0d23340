// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>A person exercised a right: what was asked, how it arrived, and for whom the person was being called.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Number">Its public number.</param>
/// <param name="Kind">The right.</param>
/// <param name="Channel">How it arrived.</param>
/// <param name="ControllerVat">The VAT number of the client, who has to answer.</param>
/// <param name="Centre">The contact centre that received it, who has to tell the client.</param>
/// <param name="Phone">The telephone number concerned: personal data. Null where the request names none, or when it was erased.</param>
/// <param name="Note">What else was said, kept short: it may name somebody, so it is personal data. Null where nothing was, or when it was erased.</param>
/// <param name="ReceivedAt">When it arrived; every term runs from that day.</param>
/// <param name="Source">What it was made of, such as the outcome of a call; the same source never makes two requests. Null for one that a person recorded.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="RecordedAt">When it was recorded.</param>
public sealed record RightsRequest(
    RightsRequestId Id,
    RightsRequestNumber Number,
    RightsRequestKind Kind,
    RightsChannel Channel,
    string ControllerVat,
    OrganisationId Centre,
    SubscriberNumber? Phone,
    string? Note,
    Instant ReceivedAt,
    string? Source,
    Actor By,
    Instant RecordedAt)
{
    /// <summary>Without what was written: a note may name somebody.</summary>
    public override string ToString() => $"{Number} ({RightsWords.Of(Kind)}, {RightsWords.Of(Channel)})";
}
