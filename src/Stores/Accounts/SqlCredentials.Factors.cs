// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Filiera.Stores.Accounts;

internal sealed partial class SqlCredentials
{
    private const int LongestPasskeyName = 60;

    public async Task<PasskeyCeremony> OfferPasskeyAsync(AccountId account, CancellationToken ct)
    {
        var known = await context.Users.AsNoTracking().SingleAsync(one => one.Id == account.Value, ct);
        var offered = await passkeys.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = known.Id.ToString(), Name = known.Email ?? "", DisplayName = known.DisplayName }, Http);
        return new PasskeyCeremony(offered.CreationOptionsJson, offered.AttestationState ?? "");
    }

    public async Task<Result<PasskeyCard>> AddPasskeyAsync(AccountId account, string answer, string state, string name, CancellationToken ct)
    {
        var attestation = await passkeys.PerformAttestationAsync(
            new PasskeyAttestationContext { HttpContext = Http, CredentialJson = answer, AttestationState = state });
        if (!attestation.Succeeded || attestation.UserEntity.Id != account.ToString())
        {
            return new PasskeyRefused();
        }

        var passkey = attestation.Passkey;
        passkey.Name = name.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, LongestPasskeyName)] : "passkey";
        return await unit.CommitAsync<PasskeyCard>(
            async token =>
            {
                if (!(await users.AddOrUpdatePasskeyAsync(await AccountAsync(account, token), passkey)).Succeeded)
                {
                    return new PasskeyRefused();
                }

                await TellAsync(account, "passkey-added", token);
                return CardOf(passkey);
            },
            ct);
    }

    public async Task<Sequence<PasskeyCard>> PasskeysAsync(AccountId account, CancellationToken ct)
    {
        var known = await context.Users.AsNoTracking().SingleAsync(one => one.Id == account.Value, ct);
        return Sequence.From((await users.GetPasskeysAsync(known)).OrderBy(passkey => passkey.CreatedAt).Select(CardOf));
    }

    public Task<Result<string>> RemovePasskeyAsync(AccountId account, string id, CancellationToken ct) => unit.CommitAsync<string>(
        async token =>
        {
            var known = await AccountAsync(account, token);
            var held = await users.GetPasskeysAsync(known);
            if (held.FirstOrDefault(passkey => CardOf(passkey).Id == id) is not { } passkey)
            {
                return new PasskeyRefused();
            }

            if (held.Count == 1 && !known.TwoFactorEnabled)
            {
                return new LastFactor();
            }

            await users.RemovePasskeyAsync(known, passkey.CredentialId);
            await TellAsync(account, "passkey-removed", token);
            return id;
        },
        ct);

    public async Task<string> AuthenticatorSecretAsync(AccountId account, CancellationToken ct) => (await unit.CommitAsync<string>(
        async token =>
        {
            var known = await AccountAsync(account, token);
            if (known.CodeSecret is { } kept && !known.TwoFactorEnabled)
            {
                return Protector.Unprotect(kept);
            }

            // One in use is never shown again: it is replaced once dropped.
            var secret = Totp.NewSecret();
            if (!known.TwoFactorEnabled)
            {
                known.CodeSecret = Protector.Protect(secret);
            }

            return secret;
        },
        ct)).ValueOrThrow();

    public Task<Result<Sequence<string>>> ConfirmAuthenticatorAsync(AccountId account, string code, CancellationToken ct) => unit.CommitAsync<Sequence<string>>(
        async token =>
        {
            var known = await AccountAsync(account, token);
            if (known.TwoFactorEnabled || known.CodeSecret is not { } kept
                || Totp.Check(Protector.Unprotect(kept), code, clock.GetCurrentInstant(), known.CodeStep) is not { } step)
            {
                return new CodeWrong { Where = "code" };
            }

            known.CodeStep = step;
            known.TwoFactorEnabled = true;
            await TellAsync(account, "authenticator-added", token);
            return NewCodes(known);
        },
        ct);

    public Task<Result<Sequence<string>>> RenewRecoveryCodesAsync(AccountId account, CancellationToken ct) => unit.CommitAsync<Sequence<string>>(
        async token =>
        {
            await TellAsync(account, "recovery-codes-renewed", token);
            return NewCodes(await AccountAsync(account, token));
        },
        ct);

    public Task<Result<AccountId>> DropAuthenticatorAsync(AccountId account, CancellationToken ct) => unit.CommitAsync<AccountId>(
        async token =>
        {
            var known = await AccountAsync(account, token);
            if ((await users.GetPasskeysAsync(known)).Count == 0)
            {
                return new LastFactor();
            }

            known.TwoFactorEnabled = false;
            known.CodeSecret = null;
            known.RecoveryHashes = "";
            await TellAsync(account, "authenticator-removed", token);
            return account;
        },
        ct);

    public async Task<Result<AccountId>> ChangePasswordAsync(AccountId account, string current, string wanted, Guid? keepSession, CancellationToken ct)
    {
        var before = await context.Users.AsNoTracking().SingleAsync(one => one.Id == account.Value, ct);
        if (current.Length > PasswordRule.Longest
            || (before.PasswordHash is { } hash && users.PasswordHasher.VerifyHashedPassword(before, hash, current) == PasswordVerificationResult.Failed))
        {
            return await GuessedAsync(account, ct);
        }

        if (PasswordRule.Check(wanted, await house.OfAsync(before.Id, before.DisplayName, before.Email, null, ct)) is { } weak)
        {
            return weak with { Where = "wanted" };
        }

        var hashed = users.PasswordHasher.HashPassword(before, wanted);
        return await unit.CommitAsync<AccountId>(
            async token =>
            {
                var known = await AccountAsync(account, token);
                known.PasswordHash = hashed;
                known.SecurityStamp = Secrets.New("");
                await context.Sessions.Where(row => row.Account == account.Value && row.Id != keepSession).ExecuteDeleteAsync(token);
                await TellAsync(account, "password-changed", token);
                return account;
            },
            ct);
    }

    public Task<Result<AccountId>> BindProviderAsync(AccountId account, string provider, string subject, CancellationToken ct) => unit.CommitAsync<AccountId>(
        async token =>
        {
            await users.AddLoginAsync(await AccountAsync(account, token), new UserLoginInfo(provider, subject, provider));
            await TellAsync(account, "provider-bound", token);
            return account;
        },
        ct);

    public async Task<Sequence<string>> ProvidersAsync(AccountId account, CancellationToken ct) =>
        Sequence.From((await users.GetLoginsAsync(await AccountAsync(account, ct))).Select(login => login.LoginProvider).Distinct().Order(StringComparer.Ordinal));

    public Task<Result<AccountId>> UnbindProviderAsync(AccountId account, string provider, Guid? keepSession, CancellationToken ct) => unit.CommitAsync<AccountId>(
        async token =>
        {
            var known = await AccountAsync(account, token);
            var logins = await users.GetLoginsAsync(known);
            var bound = logins.Where(login => login.LoginProvider == provider).ToList();
            if (bound.Count == 0)
            {
                return new ProviderPersonUnknown();
            }

            if (bound.Count == logins.Count && known.PasswordHash is null && (await users.GetPasskeysAsync(known)).Count == 0)
            {
                return new LastFactor();
            }

            foreach (var login in bound)
            {
                await users.RemoveLoginAsync(known, login.LoginProvider, login.ProviderKey);
            }

            await context.Sessions
                .Where(row => row.Account == account.Value && row.Means == SignInMeans.Provider && row.Id != keepSession).ExecuteDeleteAsync(token);
            await TellAsync(account, "provider-unbound", token);
            return account;
        },
        ct);

    // A wrong present password counts as a wrong sign-in does: a session left open is no way to guess it.
    private async Task<Result<AccountId>> GuessedAsync(AccountId account, CancellationToken ct)
    {
        await unit.CommitAsync<int>(
            async token =>
            {
                (await AccountAsync(account, token)).Fail(clock.GetCurrentInstant());
                return 0;
            },
            ct);
        return (await FailedAsync(account.ToString(), new SignInWrong { Where = "current" }, ct));
    }

    private static Sequence<string> NewCodes(Account account)
    {
        var codes = Enumerable.Range(0, RecoveryCode.Count).Select(_ => RecoveryCode.New()).ToList();
        account.RecoveryHashes = string.Join(' ', codes.Select(code => Secrets.Hash(RecoveryCode.Plain(code))));
        return Sequence.From(codes);
    }

    private static PasskeyCard CardOf(UserPasskeyInfo passkey) => new(
        Convert.ToBase64String(passkey.CredentialId).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        passkey.Name ?? "passkey",
        passkey.IsBackedUp,
        Instant.FromDateTimeOffset(passkey.CreatedAt));
}
