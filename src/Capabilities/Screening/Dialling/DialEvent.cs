// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>One thing that happened to one call, as the journal keeps it.</summary>
/// <remarks>An opt-out is undone by no other event, before or after it. The same event twice is the same as once.</remarks>
/// <param name="Kind">What happened.</param>
/// <param name="Call">The identifier of the call: that of the decision, or of the dialler where it decided without the gate.</param>
/// <param name="Campaign">The campaign it was made for.</param>
/// <param name="Centre">The contact centre that made it.</param>
/// <param name="Client">The client it was made for.</param>
/// <param name="Number">The number called: personal data.</param>
/// <param name="At">When the call began; all events of one call bear the same instant. Cut to the microsecond.</param>
/// <param name="AgentReserved">True when a person had been set aside before the number was dialled.</param>
public readonly record struct DialEvent(
    DialEventKind Kind,
    Guid Call,
    CampaignId Campaign,
    OrganisationId Centre,
    OrganisationId Client,
    SubscriberNumber Number,
    Instant At,
    bool AgentReserved)
{
    /// <summary>Kind and masked number.</summary>
    public override string ToString() => $"{Kind} {Number}";
}
