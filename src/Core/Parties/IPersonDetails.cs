// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties;

/// <summary>Where personal data of people is read; it is written through <see cref="IPartyLedger"/> alone, together with its event.</summary>
public interface IPersonDetails
{
    /// <summary>The details, or null when there are none or they were erased.</summary>
    Task<PersonDetails?> FindAsync(PersonId person, CancellationToken ct);
}
