// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Parties;

/// <summary>One link of a chain below a mandate: a supplier that the client allows another link to use.</summary>
/// <param name="AppointedBy">The centre of the mandate, or a supplier above this one.</param>
/// <param name="WithdrawnFrom">First instant at which the client took the authorisation back; null when it did not.</param>
public sealed record AuthorisedSupplier(
    SupplierAuthorisationId Id,
    MandateId Mandate,
    OrganisationId AppointedBy,
    OrganisationId Supplier,
    Term Term,
    Instant? WithdrawnFrom = null)
{
    /// <summary>The time during which this link holds: a withdrawal beats the end.</summary>
    public Term Effective => Term.CutAt(WithdrawnFrom);
}
