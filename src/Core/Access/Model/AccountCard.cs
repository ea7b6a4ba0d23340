// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Access;

/// <summary>An account as pages show it. It holds personal data: never in logs, never in the audit trail.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The address it is signed in with.</param>
/// <param name="HasPassword">False for an account that uses passkeys or another identity provider alone.</param>
/// <param name="HasAuthenticator">True when a code of an authenticator is asked for beside the password.</param>
/// <param name="RecoveryCodes">Recovery codes not yet used.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record AccountCard(
    AccountId Id, string Name, string Email, bool HasPassword, bool HasAuthenticator, int RecoveryCodes, Instant CreatedAt)
{
    /// <summary>The identifier alone: a name does not belong in a log.</summary>
    public override string ToString() => Id.ToString();
}
