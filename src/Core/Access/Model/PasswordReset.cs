// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Access;

/// <summary>A one-time link with which a lost password is replaced.</summary>
/// <param name="Id">Its identifier, which is not its secret.</param>
/// <param name="Account">Whose password it replaces.</param>
/// <param name="DropsFactors">True when passkeys and authenticator go with the password, because their holder lost them.</param>
/// <param name="By">Who made it.</param>
/// <param name="At">When.</param>
/// <param name="ExpiresAt">The first instant at which it no longer works.</param>
/// <param name="UsedAt">When it was used, or another one was; null while it works.</param>
public sealed record PasswordReset(Guid Id, AccountId Account, bool DropsFactors, Actor By, Instant At, Instant ExpiresAt, Instant? UsedAt)
{
    /// <summary>How long a link works.</summary>
    public static Duration Life { get; } = Duration.FromHours(1);

    /// <summary>How long nobody gets a second letter.</summary>
    public static Duration Rest { get; } = Duration.FromMinutes(10);

    /// <summary>True when it can be used at that instant.</summary>
    public bool IsOpenAt(Instant now) => UsedAt is null && now < ExpiresAt;
}
