// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Access;

/// <summary>A program's key for one organisation. Its secret is shown once and kept as a hash alone.</summary>
/// <param name="Id">Its identifier, which is also its OAuth client identifier.</param>
/// <param name="Name">What it is for, in the words of whoever made it.</param>
/// <param name="Organisation">For whom it works; null for the whole installation.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="By">Who made it.</param>
/// <param name="At">When.</param>
/// <param name="ExpiresAt">The first instant at which it no longer works.</param>
/// <param name="UsedAt">When it was last used, to a few minutes; null before the first use.</param>
/// <param name="RevokedAt">When it was revoked; null when it was not.</param>
public sealed record ApiKey(
    Guid Id,
    string Name,
    OrganisationId? Organisation,
    Sequence<ApiScope> Scopes,
    Actor By,
    Instant At,
    Instant ExpiresAt,
    Instant? UsedAt,
    Instant? RevokedAt)
{
    /// <summary>The longest life of a key.</summary>
    public static Duration LongestLife { get; } = Duration.FromDays(366);

    /// <summary>Who acts with it, for the audit trail.</summary>
    public Actor Actor => new($"key:{Id}");

    /// <summary>True when it works at that instant.</summary>
    public bool WorksAt(Instant now) => RevokedAt is null && now < ExpiresAt;
}
