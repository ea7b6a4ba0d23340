// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Access;

/// <summary>The accounts and their memberships. Every change stands in the audit trail, in the same transaction.</summary>
public interface IAccounts
{
    /// <summary>The account, or null.</summary>
    Task<AccountCard?> FindAsync(AccountId id, CancellationToken ct);

    /// <summary>The accounts of these identifiers that exist.</summary>
    Task<Sequence<AccountCard>> FindAsync(Sequence<AccountId> ids, CancellationToken ct);

    /// <summary>True when somebody can sign in as the operator.</summary>
    Task<bool> HasOperatorAsync(CancellationToken ct);

    /// <summary>The memberships an account holds, in the order given.</summary>
    Task<Sequence<Membership>> MembershipsAsync(AccountId account, CancellationToken ct);

    /// <summary>The memberships held at an organisation, or at every organisation and the installation.</summary>
    Task<Sequence<Membership>> MembershipsOfAsync(OrganisationId? organisation, CancellationToken ct);

    /// <summary>Ends a membership and every session opened with it.</summary>
    /// <returns>The membership; or <see cref="MembershipUnknown"/>, <see cref="LastOperator"/>.</returns>
    Task<Result<Membership>> EndAsync(Guid membership, Actor by, CancellationToken ct);
}

/// <summary>Showing who one is, and changing how.</summary>
public interface ICredentials
{
    /// <summary>Checks address and password. A wrong one takes as long as a right one and says as little.</summary>
    /// <returns>Whose they are; or <see cref="SignInWrong"/>, <see cref="AccountLocked"/>.</returns>
    Task<Result<PasswordOutcome>> CheckPasswordAsync(string email, string password, CancellationToken ct);

    /// <summary>Checks a code of the authenticator, or a recovery code, which is then used up.</summary>
    /// <returns>By which means the account is now shown; or <see cref="CodeWrong"/>, <see cref="AccountLocked"/>.</returns>
    Task<Result<SignInMeans>> CheckCodeAsync(AccountId account, string code, CancellationToken ct);

    /// <summary>What a browser is asked in order to sign in with any passkey it has for this host.</summary>
    Task<PasskeyCeremony> AskForPasskeyAsync(CancellationToken ct);

    /// <summary>Checks a browser's answer.</summary>
    /// <returns>Whose passkey it is; or <see cref="PasskeyRefused"/>, <see cref="AccountLocked"/>.</returns>
    Task<Result<AccountId>> CheckPasskeyAsync(string answer, string state, CancellationToken ct);

    /// <summary>What a browser is asked in order to make a passkey.</summary>
    Task<PasskeyCeremony> OfferPasskeyAsync(AccountId account, CancellationToken ct);

    /// <summary>Keeps the passkey a browser made.</summary>
    /// <returns>The passkey; or <see cref="PasskeyRefused"/>.</returns>
    Task<Result<PasskeyCard>> AddPasskeyAsync(AccountId account, string answer, string state, string name, CancellationToken ct);

    /// <summary>The passkeys of an account, oldest first.</summary>
    Task<Sequence<PasskeyCard>> PasskeysAsync(AccountId account, CancellationToken ct);

    /// <summary>Removes a passkey.</summary>
    /// <returns>Its identifier; or <see cref="PasskeyRefused"/>, <see cref="LastFactor"/>.</returns>
    Task<Result<string>> RemovePasskeyAsync(AccountId account, string id, CancellationToken ct);

    /// <summary>The secret an authenticator is set up with, in base32; made anew unless one waits to be confirmed.</summary>
    Task<string> AuthenticatorSecretAsync(AccountId account, CancellationToken ct);

    /// <summary>Turns the authenticator on once it shows a right code, and gives new recovery codes, shown this once.</summary>
    /// <returns>The codes; or <see cref="CodeWrong"/>.</returns>
    Task<Result<Sequence<string>>> ConfirmAuthenticatorAsync(AccountId account, string code, CancellationToken ct);

    /// <summary>New recovery codes, shown this once; the old ones work no more.</summary>
    Task<Result<Sequence<string>>> RenewRecoveryCodesAsync(AccountId account, CancellationToken ct);

    /// <summary>Turns the authenticator off.</summary>
    /// <returns>The account; or <see cref="LastFactor"/> when no passkey is left.</returns>
    Task<Result<AccountId>> DropAuthenticatorAsync(AccountId account, CancellationToken ct);

    /// <summary>Changes the password and ends every other session.</summary>
    /// <returns>The account; or <see cref="SignInWrong"/>, or why the new one is not taken.</returns>
    Task<Result<AccountId>> ChangePasswordAsync(AccountId account, string current, string wanted, Guid? keepSession, CancellationToken ct);

    /// <summary>The account bound to a person of an identity provider outside, or null.</summary>
    Task<AccountId?> FindByProviderAsync(string provider, string subject, CancellationToken ct);

    /// <summary>Binds an account to a person of an identity provider outside.</summary>
    Task<Result<AccountId>> BindProviderAsync(AccountId account, string provider, string subject, CancellationToken ct);

    /// <summary>The identity providers outside that an account is bound to, by their issuers, in order.</summary>
    Task<Sequence<string>> ProvidersAsync(AccountId account, CancellationToken ct);

    /// <summary>Undoes a binding: the provider signs nobody in here any more, and every other session it opened ends.</summary>
    /// <returns>The account; or <see cref="ProviderPersonUnknown"/> when it is not bound, <see cref="LastFactor"/> when it would have no way in left.</returns>
    Task<Result<AccountId>> UnbindProviderAsync(AccountId account, string provider, Guid? keepSession, CancellationToken ct);
}

/// <summary>The sessions, kept on the server.</summary>
public interface ISessions
{
    /// <summary>Keeps a session under the hash of its secret.</summary>
    Task<Result<Session>> OpenAsync(Session session, string secretHash, CancellationToken ct);

    /// <summary>The session, or null when it is over.</summary>
    Task<Session?> FindAsync(string secretHash, CancellationToken ct);

    /// <summary>Writes down that a session was used, and until when it lasts now.</summary>
    Task SeenAsync(string secretHash, Instant seenAt, Instant expiresAt, CancellationToken ct);

    /// <summary>Ends the session of that secret; nothing happens when it is over already.</summary>
    Task EndAsync(string secretHash, CancellationToken ct);

    /// <summary>The sessions of an account that are not over, the newest first.</summary>
    Task<Sequence<Session>> ListAsync(AccountId account, CancellationToken ct);

    /// <summary>Ends one session of an account, or all but one.</summary>
    /// <returns>How many ended; or <see cref="SessionUnknown"/>.</returns>
    Task<Result<int>> RevokeAsync(AccountId account, Guid? session, Guid? except, Actor by, CancellationToken ct);

    /// <summary>Ends every session that works by a membership, as whoever looks after its organisation may.</summary>
    /// <returns>How many ended.</returns>
    Task<Result<int>> RevokeAsync(Membership membership, Actor by, CancellationToken ct);
}

/// <summary>The invitations.</summary>
public interface IInvitations
{
    /// <summary>Invites somebody.</summary>
    /// <param name="role">The role to be given.</param>
    /// <param name="organisation">For whom; null for the operator.</param>
    /// <param name="by">Who invites.</param>
    /// <param name="letter">Where the link is also sent, in the same transaction; null for nowhere.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The invitation and its secret, shown this once; or <see cref="RoleNotForOrganisation"/>, <see cref="EmailInvalid"/>.</returns>
    Task<Result<(Invitation Invitation, string Secret)>> InviteAsync(Role role, OrganisationId? organisation, Actor by, Delivery? letter, CancellationToken ct);

    /// <summary>The invitation of a secret, or null when there is none that works.</summary>
    Task<Invitation?> FindAsync(string secret, CancellationToken ct);

    /// <summary>Makes an account of an invitation. Without a password it needs a passkey or a provider to be used again.</summary>
    /// <returns>The new account; or what is wrong with the invitation, the address, the name or the password.</returns>
    Task<Result<AccountId>> AcceptAsync(string secret, string name, string email, string password, CancellationToken ct);

    /// <summary>Adds the invitation's role to an account that exists.</summary>
    Task<Result<Membership>> AcceptAsync(string secret, AccountId account, CancellationToken ct);

    /// <summary>Invitations that wait, of an organisation or of all, the newest first.</summary>
    Task<Sequence<Invitation>> OpenAsync(OrganisationId? organisation, CancellationToken ct);

    /// <summary>Takes an invitation back.</summary>
    Task<Result<Invitation>> WithdrawAsync(Guid id, Actor by, CancellationToken ct);
}

/// <summary>Links with which a lost password is replaced.</summary>
public interface IPasswordResets
{
    /// <summary>Puts a link into the mail for the account of an address, unless one went out just before. What is given back tells nobody whether there is such an account.</summary>
    /// <returns>When it was asked.</returns>
    Task<Result<Instant>> SendAsync(Delivery letter, CancellationToken ct);

    /// <summary>Makes a link to be handed over, by whoever made sure to whom.</summary>
    /// <param name="account">Whose password it replaces.</param>
    /// <param name="dropsFactors">True when passkeys and authenticator were lost too.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The link and its secret, shown this once; or <see cref="MembershipUnknown"/> without such an account.</returns>
    Task<Result<(PasswordReset Reset, string Secret)>> MakeAsync(AccountId account, bool dropsFactors, Actor by, CancellationToken ct);

    /// <summary>The link of a secret, or null when there is none that works.</summary>
    Task<PasswordReset?> FindAsync(string secret, CancellationToken ct);

    /// <summary>Replaces the password, ends every session and lets an account that waits go on.</summary>
    /// <returns>The account; or <see cref="PasswordResetUnknown"/>, or why the password is not taken.</returns>
    Task<Result<AccountId>> UseAsync(string secret, string password, CancellationToken ct);
}

/// <summary>The keys of programs.</summary>
public interface IApiKeys
{
    /// <summary>Makes a key.</summary>
    /// <returns>The key and its secret, shown this once; or what is wrong.</returns>
    Task<Result<(ApiKey Key, string Secret)>> MakeAsync(string name, OrganisationId? organisation, Sequence<ApiScope> scopes, Instant expiresAt, Actor by, CancellationToken ct);

    /// <summary>The key of a secret that works now, its use written down; null when there is none.</summary>
    Task<ApiKey?> UseAsync(string secret, CancellationToken ct);

    /// <summary>The key of that identifier that works now, or null.</summary>
    Task<ApiKey?> FindAsync(Guid id, CancellationToken ct);

    /// <summary>The keys of an organisation, or all, the newest first; revoked and expired ones too.</summary>
    Task<Sequence<ApiKey>> ListAsync(OrganisationId? organisation, CancellationToken ct);

    /// <summary>Revokes a key for good.</summary>
    /// <returns>The key; or <see cref="ApiKeyUnknown"/>.</returns>
    Task<Result<ApiKey>> RevokeAsync(Guid id, Actor by, CancellationToken ct);
}
