// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Access;

/// <summary>A password that was right.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="NeedsCode">True when a code of the authenticator, or a recovery code, is still to come.</param>
public sealed record PasswordOutcome(AccountId Account, bool NeedsCode);
