// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Parties;

/// <summary>A client's order to a centre to call for one campaign.</summary>
/// <param name="Term">The time for which it was given.</param>
/// <param name="SupplierDepth">How many links of suppliers the client allows below the centre; zero allows none.</param>
/// <param name="RevokedFrom">First instant at which the client took it back; null when it did not.</param>
public sealed record Mandate(
    MandateId Id,
    OrganisationId Client,
    OrganisationId Centre,
    CampaignId Campaign,
    Term Term,
    int SupplierDepth,
    Instant? RevokedFrom = null)
{
    /// <summary>The most links a client may allow.</summary>
    public const int DeepestSupplier = 5;

    /// <summary>The time during which it is in force: a revocation beats the end.</summary>
    public Term Effective => Term.CutAt(RevokedFrom);
}
