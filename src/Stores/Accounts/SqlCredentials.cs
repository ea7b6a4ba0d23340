// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Filiera.Stores.Accounts;

/// <summary>How accounts show who they are, over ASP.NET Core Identity: its hashes, its passkeys, its tables.</summary>
internal sealed partial class SqlCredentials(
    AccountsContext context,
    AccountsUnit unit,
    UserManager<Account> users,
    IPasskeyHandler<Account> passkeys,
    IHttpContextAccessor http,
    IDataProtectionProvider protection,
    UnknownNames unknown,
    HouseWords house,
    IAuditTrail audit,
    IClock clock) : ICredentials
{
    private const string NobodysPassword = "nobody has this password";
    private static readonly Actor Door = Actor.System("sign-in");
    private static readonly Account Nobody = new() { UserName = "nobody" };
    private static string? _nobodysHash;

    public async Task<Result<PasswordOutcome>> CheckPasswordAsync(string email, string password, CancellationToken ct)
    {
        var found = password.Length <= PasswordRule.Longest && email.Length <= 254 ? await users.FindByEmailAsync(email.Trim()) : null;

        // The slow hash is computed for everybody, and before the database is held.
        _nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, NobodysPassword);
        var right = users.PasswordHasher.VerifyHashedPassword(
            found ?? Nobody, found?.PasswordHash ?? _nobodysHash, password.Length <= PasswordRule.Longest ? password : "") != PasswordVerificationResult.Failed;
        if (found is null)
        {
            return await FailedAsync("unknown", unknown.Failed(email.Trim().ToUpperInvariant()) ? new AccountLocked() : new SignInWrong(), ct);
        }

        if (right && !found.TwoFactorEnabled && !found.IsLocked(clock.GetCurrentInstant()) && (await users.GetPasskeysAsync(found)).Count > 0)
        {
            // A password alone must not open what a passkey guards.
            return new PasskeyNeeded();
        }

        return await CountAsync(new AccountId(found.Id), right, ct) switch
        {
            Result<PasswordOutcome?>.Ok({ } outcome) => outcome,
            Result<PasswordOutcome?>.Ok => await FailedAsync(
                found.Id.ToString(), found.IsLocked(clock.GetCurrentInstant()) ? new AccountLocked() : new SignInWrong(), ct),
            Result<PasswordOutcome?>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither an outcome nor a refusal."),
        };
    }

    public async Task<Result<SignInMeans>> CheckCodeAsync(AccountId account, string code, CancellationToken ct)
    {
        var locked = false;
        var done = await unit.CommitAsync<SignInMeans?>(
            async token =>
            {
                var known = await AccountAsync(account, token);
                var now = clock.GetCurrentInstant();
                locked = known.IsLocked(now);
                if (locked)
                {
                    return (SignInMeans?)null;
                }

                if (known.CodeSecret is { } kept && known.TwoFactorEnabled && Totp.Check(Protector.Unprotect(kept), code, now, known.CodeStep) is { } step)
                {
                    known.CodeStep = step;
                    known.Succeed();
                    return SignInMeans.PasswordAndCode;
                }

                if (UseRecoveryCode(known, code))
                {
                    known.Succeed();
                    await TellAsync(account, "recovery-code-used", token);
                    return SignInMeans.PasswordAndRecoveryCode;
                }

                known.Fail(now);
                return (SignInMeans?)null;
            },
            ct);
        return done switch
        {
            Result<SignInMeans?>.Ok({ } means) => means,
            Result<SignInMeans?>.Ok => await FailedAsync(account.ToString(), locked ? new AccountLocked() : new CodeWrong(), ct),
            Result<SignInMeans?>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither means nor a refusal."),
        };
    }

    public async Task<PasskeyCeremony> AskForPasskeyAsync(CancellationToken ct)
    {
        // For nobody in particular: which accounts exist is not told, and the browser offers the passkeys it has.
        var asked = await passkeys.MakeRequestOptionsAsync(null, Http);
        return new PasskeyCeremony(asked.RequestOptionsJson, asked.AssertionState ?? "");
    }

    public async Task<Result<AccountId>> CheckPasskeyAsync(string answer, string state, CancellationToken ct)
    {
        var assertion = await passkeys.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = Http, CredentialJson = answer, AssertionState = state });
        if (!assertion.Succeeded)
        {
            return await FailedAsync("unknown", new PasskeyRefused(), ct);
        }

        var (holder, passkey) = (assertion.User, assertion.Passkey);
        return await unit.CommitAsync<AccountId>(
            async token =>
            {
                var account = await AccountAsync(new AccountId(holder.Id), token);
                account.Succeed();
                await users.AddOrUpdatePasskeyAsync(account, passkey);
                return new AccountId(account.Id);
            },
            ct);
    }

    public async Task<AccountId?> FindByProviderAsync(string provider, string subject, CancellationToken ct) =>
        await users.FindByLoginAsync(provider, subject) is { } account ? new AccountId(account.Id) : null;

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("A passkey is asked for in a request.");

    private IDataProtector Protector => protection.CreateProtector("filiera-authenticator");

    private async Task<Account> AccountAsync(AccountId id, CancellationToken ct) =>
        await context.Users.SingleAsync(account => account.Id == id.Value, ct);

    // Counts a failure, or clears the count; null when the password is wrong or the account waits.
    private Task<Result<PasswordOutcome?>> CountAsync(AccountId id, bool right, CancellationToken ct) => unit.CommitAsync<PasswordOutcome?>(
        async token =>
        {
            var account = await AccountAsync(id, token);
            var now = clock.GetCurrentInstant();
            if (!right && !account.IsLocked(now))
            {
                account.Fail(now);
            }
            else if (right && !account.IsLocked(now))
            {
                // A second factor still to come keeps the count: codes must not be guessed either.
                if (!account.TwoFactorEnabled)
                {
                    account.Succeed();
                }

                return new PasswordOutcome(new AccountId(account.Id), account.TwoFactorEnabled);
            }

            return (PasswordOutcome?)null;
        },
        ct);

    private static bool UseRecoveryCode(Account account, string code)
    {
        var hash = Secrets.Hash(RecoveryCode.Plain(code));
        if (!account.RecoveryCodes.Contains(hash))
        {
            return false;
        }

        account.RecoveryHashes = string.Join(' ', account.RecoveryCodes.Where(kept => kept != hash));
        return true;
    }

    private Task TellAsync(AccountId account, string verb, CancellationToken ct) => audit.AppendAsync(
        new AuditAct(new Actor($"person:{account}"), verb, "account", account.ToString(), Json.Object()), ct);

    // A failure is an act of its own: it stands in the trail though the sign-in is refused.
    private async Task<Sequence<Refusal>> FailedAsync(string account, Refusal refusal, CancellationToken ct)
    {
        var told = await unit.CommitAsync<int>(
            async token =>
            {
                await audit.AppendAsync(new AuditAct(Door, "sign-in-failed", "account", account, Json.Object(("why", refusal.Code))), token);
                return 0;
            },
            ct);
        return told is Result<int>.Refused outage ? outage.Refusals : [refusal];
    }
}
