// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: one table of refusals, a few lines each, easier to read together.
using Filiera.Kernel;

namespace Filiera.Access;

/// <summary>Name, password or code do not fit together; which of them is not told.</summary>
public sealed record SignInWrong : Refusal
{
    /// <inheritdoc/>
    public override string Code => "sign-in-wrong";

    /// <inheritdoc/>
    public override string Message => "The address, the password or the code is not right.";

    /// <inheritdoc/>
    public override string Remedy => "Check them and try again; after several failures the account waits for some minutes.";
}

/// <summary>Too many failures on one account.</summary>
public sealed record AccountLocked : Refusal
{
    /// <inheritdoc/>
    public override string Code => "account-locked";

    /// <inheritdoc/>
    public override string Message => "After several failures this account waits for some minutes.";

    /// <inheritdoc/>
    public override string Remedy => "Try again later, or sign in with a passkey.";
}

/// <summary>A code of an authenticator or a recovery code is not right.</summary>
public sealed record CodeWrong : Refusal
{
    /// <inheritdoc/>
    public override string Code => "code-wrong";

    /// <inheritdoc/>
    public override string Message => "The code is not right, or was used already.";

    /// <inheritdoc/>
    public override string Remedy => "Type the code the authenticator shows now, or a recovery code not used before.";
}

/// <summary>A passkey could not be made or did not show who signs in.</summary>
public sealed record PasskeyRefused : Refusal
{
    /// <inheritdoc/>
    public override string Code => "passkey-refused";

    /// <inheritdoc/>
    public override string Message => "The passkey was not accepted.";

    /// <inheritdoc/>
    public override string Remedy => "Open the page again and try once more, or sign in with password and code.";
}

/// <summary>A password is too short.</summary>
/// <param name="Shortest">The limit.</param>
public sealed record PasswordTooShort(int Shortest) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "password-too-short";

    /// <inheritdoc/>
    public override string Message => FormattableString.Invariant($"The password has fewer than {Shortest} characters.");

    /// <inheritdoc/>
    public override string Remedy => "Choose a longer one: a few words that do not belong together are easy to remember.";
}

/// <summary>A password is too long.</summary>
/// <param name="Longest">The limit.</param>
public sealed record PasswordTooLong(int Longest) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "password-too-long";

    /// <inheritdoc/>
    public override string Message => FormattableString.Invariant($"The password has more than {Longest} characters.");

    /// <inheritdoc/>
    public override string Remedy => "Choose a shorter one.";
}

/// <summary>A password is easily guessed.</summary>
public sealed record PasswordTooCommon : Refusal
{
    /// <inheritdoc/>
    public override string Code => "password-too-common";

    /// <inheritdoc/>
    public override string Message => "The password is easily guessed: a common word, a row of keys, a repetition, or one's own name.";

    /// <inheritdoc/>
    public override string Remedy => "Choose a few words that do not belong together, or let a password keeper make one.";
}

/// <summary>An address for signing in is not an e-mail address.</summary>
public sealed record EmailInvalid : Refusal
{
    /// <inheritdoc/>
    public override string Code => "email-invalid";

    /// <inheritdoc/>
    public override string Message => "This is not an e-mail address.";

    /// <inheritdoc/>
    public override string Remedy => "Write it as name@domain.";
}

/// <summary>An account has this address already.</summary>
public sealed record EmailTaken : Refusal
{
    /// <inheritdoc/>
    public override string Code => "email-taken";

    /// <inheritdoc/>
    public override string Message => "There is an account with this address already.";

    /// <inheritdoc/>
    public override string Remedy => "Sign in with it first, then open the invitation again to add the new role to it.";
}

/// <summary>An account needs a name.</summary>
public sealed record NameMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "name-missing";

    /// <inheritdoc/>
    public override string Message => "The name is missing or too long.";

    /// <inheritdoc/>
    public override string Remedy => "Write the name colleagues know, at most 120 characters.";
}

/// <summary>An invitation does not exist or works no more.</summary>
public sealed record InvitationUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "invitation-unknown";

    /// <inheritdoc/>
    public override string Message => "This invitation does not exist, was used or withdrawn, or is too old.";

    /// <inheritdoc/>
    public override string Remedy => "Ask whoever sent it for a new one.";
}

/// <summary>A role cannot be held at this organisation.</summary>
public sealed record RoleNotForOrganisation : Refusal
{
    /// <inheritdoc/>
    public override string Code => "role-not-for-organisation";

    /// <inheritdoc/>
    public override string Message => "This role cannot be held at this organisation.";

    /// <inheritdoc/>
    public override string Remedy => "Choose an organisation of the right kind: a centre for a compliance officer, a client for a client's officer, none for the operator.";
}

/// <summary>A membership does not exist or has ended.</summary>
public sealed record MembershipUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "membership-unknown";

    /// <inheritdoc/>
    public override string Message => "This membership does not exist or has ended.";

    /// <inheritdoc/>
    public override string Remedy => "Open the list again.";
}

/// <summary>The last operator cannot be removed.</summary>
public sealed record LastOperator : Refusal
{
    /// <inheritdoc/>
    public override string Code => "last-operator";

    /// <inheritdoc/>
    public override string Message => "This is the only operator of the installation.";

    /// <inheritdoc/>
    public override string Remedy => "Invite another operator first.";
}

/// <summary>The account has this role there already.</summary>
public sealed record AlreadyMember : Refusal
{
    /// <inheritdoc/>
    public override string Code => "already-member";

    /// <inheritdoc/>
    public override string Message => "The account has this role at this organisation already.";

    /// <inheritdoc/>
    public override string Remedy => "Nothing is to be done.";
}

/// <summary>A key needs a name.</summary>
public sealed record ApiKeyNameMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "api-key-name-missing";

    /// <inheritdoc/>
    public override string Message => "The key has no name, or one that is too long.";

    /// <inheritdoc/>
    public override string Remedy => "Say in at most 80 characters what the key is for.";
}

/// <summary>A key needs a scope.</summary>
public sealed record ApiKeyScopeMissing : Refusal
{
    /// <inheritdoc/>
    public override string Code => "api-key-scope-missing";

    /// <inheritdoc/>
    public override string Message => "The key may do nothing.";

    /// <inheritdoc/>
    public override string Remedy => "Choose at least one scope.";
}

/// <summary>A key's last day is not allowed.</summary>
/// <param name="LongestDays">The limit.</param>
public sealed record ApiKeyLifeInvalid(int LongestDays) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "api-key-life-invalid";

    /// <inheritdoc/>
    public override string Message => FormattableString.Invariant($"A key works for at least a day and at most {LongestDays} days.");

    /// <inheritdoc/>
    public override string Remedy => "Choose an earlier last day; a new key can be made before the old one ends.";
}

/// <summary>A key does not exist here.</summary>
public sealed record ApiKeyUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "api-key-unknown";

    /// <inheritdoc/>
    public override string Message => "There is no such key here.";

    /// <inheritdoc/>
    public override string Remedy => "Open the list of keys again.";
}

/// <summary>A session does not exist any more.</summary>
public sealed record SessionUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "session-unknown";

    /// <inheritdoc/>
    public override string Message => "This session is over already.";

    /// <inheritdoc/>
    public override string Remedy => "Nothing is to be done.";
}

/// <summary>The last way of showing who one is cannot be removed.</summary>
public sealed record LastFactor : Refusal
{
    /// <inheritdoc/>
    public override string Code => "last-factor";

    /// <inheritdoc/>
    public override string Message => "Without it nobody could sign in to this account any more.";

    /// <inheritdoc/>
    public override string Remedy => "Add a passkey or an authenticator first.";
}

/// <summary>An act concerns an organisation the actor does not work for.</summary>
public sealed record OrganisationNotYours : Refusal
{
    /// <inheritdoc/>
    public override string Code => "organisation-not-yours";

    /// <inheritdoc/>
    public override string Message => "This concerns an organisation you do not work for.";

    /// <inheritdoc/>
    public override string Remedy => "Choose the right organisation at the top of the page, or ask the operator for a membership.";
}

/// <summary>An account that has passkeys alone was signed in to with its password.</summary>
public sealed record PasskeyNeeded : Refusal
{
    /// <inheritdoc/>
    public override string Code => "passkey-needed";

    /// <inheritdoc/>
    public override string Message => "This account signs in with its passkey.";

    /// <inheritdoc/>
    public override string Remedy => "Use the passkey; an authenticator can be added afterwards for devices without one.";
}

/// <summary>A change of how one signs in, in a session that is no longer fresh.</summary>
public sealed record SignInNotFresh : Refusal
{
    /// <inheritdoc/>
    public override string Code => "sign-in-not-fresh";

    /// <inheritdoc/>
    public override string Message => "Whoever changes how they sign in must have signed in within the last quarter of an hour.";

    /// <inheritdoc/>
    public override string Remedy => "Sign out and in again, then make the change.";
}

/// <summary>An identity provider's answer did not pass a check.</summary>
/// <param name="Check">Which one.</param>
public sealed record ProviderRefused(string Check) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "provider-refused";

    /// <inheritdoc/>
    public override string Message => $"The identity provider's answer did not pass the check of its {Check}.";

    /// <inheritdoc/>
    public override string Remedy => "Begin again from the sign-in page; if it stays so, tell the operator which check it was.";
}

/// <summary>An identity provider knows somebody who is bound to no account here.</summary>
public sealed record ProviderPersonUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "provider-person-unknown";

    /// <inheritdoc/>
    public override string Message => "No account here is bound to this person of the identity provider.";

    /// <inheritdoc/>
    public override string Remedy => "Sign in another way, then bind the provider on the page of your account.";
}

/// <summary>A link that replaces a password does not exist or works no more.</summary>
public sealed record PasswordResetUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "password-reset-unknown";

    /// <inheritdoc/>
    public override string Message => "This link does not exist, was used, or is too old.";

    /// <inheritdoc/>
    public override string Remedy => "Ask for a new one.";
}
