// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Access;

/// <summary>One role of one account, at one organisation or at the installation itself.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Role">What may be done.</param>
/// <param name="Organisation">For whom; null for the operator, whose role is held at the installation.</param>
/// <param name="By">Who gave it.</param>
/// <param name="Since">When it was given.</param>
/// <param name="EndedAt">When it ended; null while it is held.</param>
public sealed record Membership(Guid Id, AccountId Account, Role Role, OrganisationId? Organisation, Actor By, Instant Since, Instant? EndedAt = null)
{
    /// <summary>True when its holder sees the organisation: their own, or any for the operator.</summary>
    public bool Sees(OrganisationId organisation) => Organisation is null ? Role == Role.Operator : Organisation == organisation;
}
