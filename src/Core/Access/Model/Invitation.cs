// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Access;

/// <summary>A one-time way in: role and organisation are fixed by whoever invites, the rest by whoever accepts.</summary>
/// <param name="Id">Its identifier, which is not its secret.</param>
/// <param name="Role">The role it gives.</param>
/// <param name="Organisation">For whom; null for the operator.</param>
/// <param name="By">Who invited.</param>
/// <param name="At">When.</param>
/// <param name="ExpiresAt">The first instant at which it no longer works.</param>
/// <param name="AcceptedBy">The account that took it; null while nobody did.</param>
/// <param name="WithdrawnAt">When it was taken back; null when it was not.</param>
public sealed record Invitation(
    Guid Id, Role Role, OrganisationId? Organisation, Actor By, Instant At, Instant ExpiresAt, AccountId? AcceptedBy, Instant? WithdrawnAt)
{
    /// <summary>How long an invitation works.</summary>
    public static Duration Life { get; } = Duration.FromDays(7);

    /// <summary>True when it can be accepted at that instant.</summary>
    public bool IsOpenAt(Instant now) => AcceptedBy is null && WithdrawnAt is null && now < ExpiresAt;
}
