// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What is kept of a key with which a program asks the gate: all but the secret.</summary>
/// <param name="Id">Eight hexadecimal digits, which stand in the key's text too.</param>
/// <param name="Centre">The contact centre that calls; a replica or an administrator has none.</param>
/// <param name="Client">The only client it may call for, or null for every client of the centre.</param>
/// <param name="Scopes">What it opens.</param>
/// <param name="From">Since when.</param>
/// <param name="Expires">The first instant at which it opens nothing any more; null for never.</param>
/// <param name="RevokedAt">When it was taken back; null while it was not.</param>
/// <param name="SecretHash">The SHA-256 of its 32 secret bytes.</param>
public sealed record GateKey(
    string Id,
    OrganisationId? Centre,
    OrganisationId? Client,
    GateScopes Scopes,
    Instant From,
    Instant? Expires,
    Instant? RevokedAt,
    ContentHash SecretHash)
{
    /// <summary>True when it opens something at an instant.</summary>
    public bool IsGoodAt(Instant at) => RevokedAt is null && (Expires is not { } end || at < end);
}
