// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: one suite that both engines run.
using System.Buffers.Binary;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Stores.Accounts;
using Filiera.Stores.Sql.Tests;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Access.Tests;

/// <summary>Accounts, sessions, invitations and keys: the same on every engine.</summary>
public abstract class AccountsSuite(Engine engine)
{
    private const string Password = "lampione sedano treno";
    private static readonly Actor Inviter = new("person:operator");

    [Fact]
    public async Task An_invitation_makes_one_account_with_its_role_and_works_once()
    {
        await using var db = await OpenAsync();
        var account = await OperatorAsync(db, "anna@example.it");

        var memberships = await db.WithAsync<IAccounts, Sequence<Membership>>(accounts => accounts.MembershipsAsync(account, default));
        Assert.Equal((Role.Operator, null, Inviter), (memberships[0].Role, memberships[0].Organisation, memberships[0].By));
        Assert.True(await db.WithAsync<IAccounts, bool>(accounts => accounts.HasOperatorAsync(default)));
        var secret = await InviteAsync(db);
        await db.WithAsync<IInvitations, Result<AccountId>>(invitations => invitations.AcceptAsync(secret, "Bea", "bea@example.it", Password, default));
        Assert.Equal(
            [new InvitationUnknown()],
            Refusals(await db.WithAsync<IInvitations, Result<AccountId>>(invitations => invitations.AcceptAsync(secret, "Carla", "carla@example.it", Password, default))));
    }

    [Fact]
    public async Task An_invitation_ends_with_its_days_and_when_it_is_withdrawn()
    {
        await using var db = await OpenAsync();
        var old = await InviteAsync(db);
        db.Clock.Advance(Invitation.Life);
        Assert.Null(await db.WithAsync<IInvitations, Invitation?>(invitations => invitations.FindAsync(old, default)));

        var withdrawn = await InviteAsync(db);
        var found = await db.WithAsync<IInvitations, Invitation?>(invitations => invitations.FindAsync(withdrawn, default));
        await db.WithAsync<IInvitations, Result<Invitation>>(invitations => invitations.WithdrawAsync(found!.Id, Inviter, default));
        Assert.Null(await db.WithAsync<IInvitations, Invitation?>(invitations => invitations.FindAsync(withdrawn, default)));
    }

    [Fact]
    public async Task All_problems_of_an_acceptance_come_back_together_and_nothing_is_kept()
    {
        await using var db = await OpenAsync();
        var secret = await InviteAsync(db);
        var refused = await db.WithAsync<IInvitations, Result<AccountId>>(invitations => invitations.AcceptAsync(secret, " ", "nowhere", "password", default));
        Assert.Equal(["name-missing", "email-invalid", "password-too-short"], Refusals(refused).Select(refusal => refusal.Code));
        Assert.NotNull(await db.WithAsync<IInvitations, Invitation?>(invitations => invitations.FindAsync(secret, default)));
    }

    [Fact]
    public async Task An_address_has_one_account_whatever_its_capitals()
    {
        await using var db = await OpenAsync();
        await OperatorAsync(db, "anna@example.it");
        var secret = await InviteAsync(db);
        var refused = await db.WithAsync<IInvitations, Result<AccountId>>(
            invitations => invitations.AcceptAsync(secret, "Anna", "ANNA@example.it", Password, default));
        Assert.Equal(["email-taken"], Refusals(refused).Select(refusal => refusal.Code));
    }

    [Fact]
    public async Task A_role_is_held_where_it_belongs()
    {
        await using var db = await OpenAsync();
        var nowhere = new OrganisationId(Guid.Parse("0193a000-0000-7000-8000-000000000001"));
        Assert.Equal(["role-not-for-organisation"], Refusals(await InviteAsync(db, Role.ComplianceOfficer, null)).Select(refusal => refusal.Code));
        Assert.Equal(["role-not-for-organisation"], Refusals(await InviteAsync(db, Role.Operator, nowhere)).Select(refusal => refusal.Code));
        Assert.Equal(["role-not-for-organisation"], Refusals(await InviteAsync(db, Role.Auditor, nowhere)).Select(refusal => refusal.Code));
    }

    [Fact]
    public async Task A_right_password_opens_and_a_wrong_one_says_no_more_than_an_unknown_address()
    {
        await using var db = await OpenAsync();
        var account = await OperatorAsync(db, "anna@example.it");
        Assert.Equal(new PasswordOutcome(account, false), (await SignInAsync(db, "Anna@Example.it", Password)).ValueOrThrow());
        Assert.Equal([new SignInWrong()], Refusals(await SignInAsync(db, "anna@example.it", Password + "!")));
        Assert.Equal([new SignInWrong()], Refusals(await SignInAsync(db, "nobody@example.it", Password)));
    }

    [Theory]
    [InlineData("anna@example.it")]
    [InlineData("nobody@example.it")]
    public async Task After_five_failures_an_address_waits_whether_or_not_it_has_an_account(string email)
    {
        await using var db = await OpenAsync();
        await OperatorAsync(db, "anna@example.it");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal([new SignInWrong()], Refusals(await SignInAsync(db, email, "not the password")));
        }

        Assert.Equal([new AccountLocked()], Refusals(await SignInAsync(db, email, Password)));
        db.Clock.Advance(Duration.FromMinutes(15));
        Assert.Equal(email == "anna@example.it", await SignInAsync(db, email, Password) is Result<PasswordOutcome>.Ok);
    }

    [Fact]
    public async Task A_code_of_the_authenticator_is_taken_once_and_recovery_codes_once_each()
    {
        await using var db = await OpenAsync();
        var account = await OperatorAsync(db, "anna@example.it");
        var secret = await db.WithAsync<ICredentials, string>(credentials => credentials.AuthenticatorSecretAsync(account, default));
        Assert.Equal(secret, await db.WithAsync<ICredentials, string>(credentials => credentials.AuthenticatorSecretAsync(account, default)));
        var codes = (await db.WithAsync<ICredentials, Result<Sequence<string>>>(
            credentials => credentials.ConfirmAuthenticatorAsync(account, Totp.Code(secret, Totp.StepOf(db.Clock.Now)), default))).ValueOrThrow();
        Assert.Equal(10, codes.Count);
        Assert.True((await SignInAsync(db, "anna@example.it", Password)).ValueOrThrow().NeedsCode);

        Assert.Equal(["code-wrong"], Refusals(await CodeAsync(db, account, Totp.Code(secret, Totp.StepOf(db.Clock.Now)))).Select(refusal => refusal.Code));
        db.Clock.Advance(Duration.FromSeconds(30));
        Assert.Equal(SignInMeans.PasswordAndCode, (await CodeAsync(db, account, Totp.Code(secret, Totp.StepOf(db.Clock.Now)))).ValueOrThrow());
        Assert.Equal(SignInMeans.PasswordAndRecoveryCode, (await CodeAsync(db, account, codes[3].ToUpperInvariant())).ValueOrThrow());
        Assert.Equal(["code-wrong"], Refusals(await CodeAsync(db, account, codes[3])).Select(refusal => refusal.Code));
        Assert.Equal(9, (await db.WithAsync<IAccounts, AccountCard?>(accounts => accounts.FindAsync(account, default)))!.RecoveryCodes);
    }

    [Fact]
    public async Task Codes_cannot_be_guessed_either()
    {
        await using var db = await OpenAsync();
        var account = await OperatorAsync(db, "anna@example.it");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal([new CodeWrong()], Refusals(await CodeAsync(db, account, "000000")));
        }

        Assert.Equal([new AccountLocked()], Refusals(await CodeAsync(db, account, "000000")));
    }

    [Fact]
    public async Task A_password_is_kept_under_a_slow_hash_and_compared_to_the_letter()
    {
        await using var db = await OpenAsync();
        var account = await OperatorAsync(db, "anna@example.it");
        var hash = Convert.FromBase64String((await db.WithAsync<AccountsContext, string?>(async context => (await context.Users.FindAsync(account.Value))!.PasswordHash))!);

        // ASP.NET Core Identity, version 3: a mark, the pseudo-random function (2 is HMAC-SHA-512), the rounds.
        Assert.Equal((1, 2, 210_000), (hash[0], BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(1)), BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5))));
        foreach (var other in new[] { Password + " ", " " + Password, Password.ToUpperInvariant(), Password[..^1] })
        {
            Assert.Equal([new SignInWrong()], Refusals(await SignInAsync(db, "anna@example.it", other)));
        }
    }

    [Fact]
    public async Task A_changed_password_ends_every_other_session()
    {
        await using var db = await OpenAsync();
        var account = await OperatorAsync(db, "anna@example.it");
        var (mine, other) = (await SessionAsync(db, account, "mine"), await SessionAsync(db, account, "other"));
        Assert.Equal(["sign-in-wrong"], Refusals(await ChangeAsync(db, account, "not the password", "violino quattro gatti", mine.Id)).Select(refusal => refusal.Code));
        Assert.IsType<Result<AccountId>.Ok>(await ChangeAsync(db, account, Password, "violino quattro gatti", mine.Id));
        Assert.Equal(mine, await db.WithAsync<ISessions, Session?>(sessions => sessions.FindAsync(Secrets.Hash("mine"), default)));
        Assert.Null(await db.WithAsync<ISessions, Session?>(sessions => sessions.FindAsync(Secrets.Hash("other"), default)));
        Assert.IsType<Result<PasswordOutcome>.Ok>(await SignInAsync(db, "anna@example.it", "violino quattro gatti"));
    }

    [Fact]
    public async Task A_membership_ends_with_its_sessions_but_the_last_operator_stays()
    {
        await using var db = await OpenAsync();
        var (anna, bea) = (await OperatorAsync(db, "anna@example.it"), await OperatorAsync(db, "bea@example.it"));
        var held = (await db.WithAsync<IAccounts, Sequence<Membership>>(accounts => accounts.MembershipsAsync(anna, default)))[0];
        await SessionAsync(db, anna, "anna", held.Id);
        Assert.IsType<Result<Membership>.Ok>(await db.WithAsync<IAccounts, Result<Membership>>(accounts => accounts.EndAsync(held.Id, Inviter, default)));
        Assert.Null(await db.WithAsync<ISessions, Session?>(sessions => sessions.FindAsync(Secrets.Hash("anna"), default)));
        var last = (await db.WithAsync<IAccounts, Sequence<Membership>>(accounts => accounts.MembershipsAsync(bea, default)))[0];
        Assert.Equal([new LastOperator()], Refusals(await db.WithAsync<IAccounts, Result<Membership>>(accounts => accounts.EndAsync(last.Id, Inviter, default))));
    }

    [Fact]
    public async Task A_key_works_by_its_secret_until_it_expires_or_is_revoked()
    {
        await using var db = await OpenAsync();
        var (key, secret) = (await KeyAsync(db, Duration.FromDays(1))).ValueOrThrow();
        Assert.Equal(key, await UseAsync(db, secret));
        Assert.Null(await UseAsync(db, secret + "x"));
        Assert.Equal(db.Clock.Now, (await db.WithAsync<IApiKeys, ApiKey?>(keys => keys.FindAsync(key.Id, default)))!.UsedAt);
        db.Clock.Advance(Duration.FromDays(1));
        Assert.Null(await UseAsync(db, secret));

        var (second, another) = (await KeyAsync(db, Duration.FromDays(1))).ValueOrThrow();
        await db.WithAsync<IApiKeys, Result<ApiKey>>(keys => keys.RevokeAsync(second.Id, Inviter, default));
        Assert.Null(await UseAsync(db, another));
        Assert.Equal(["api-key-life-invalid"], Refusals(await KeyAsync(db, Duration.FromDays(400))).Select(refusal => refusal.Code));
    }

    [Fact]
    public async Task Every_act_stands_in_the_audit_trail_without_a_name_an_address_or_a_secret()
    {
        await using var db = await OpenAsync();
        var account = await OperatorAsync(db, "anna@example.it");
        await SignInAsync(db, "anna@example.it", "not the password");
        await SessionAsync(db, account, "mine");
        var (key, secret) = (await KeyAsync(db, Duration.FromDays(1))).ValueOrThrow();
        await UseAsync(db, secret);
        await UseAsync(db, secret);
        await db.WithAsync<IApiKeys, Result<ApiKey>>(keys => keys.RevokeAsync(key.Id, Inviter, default));
        await db.WithAsync<ISessions, Result<int>>(sessions => sessions.RevokeAsync(account, null, null, Inviter, default));

        var trail = await db.WithAsync<IAuditTrail, Sequence<AuditEntry>>(audit => audit.ReadAsync(new AuditQuery(), default));
        Assert.Equal(
            ["account-invited", "account-made", "membership-given", "sign-in-failed", "signed-in", "api-key-made", "api-key-first-used", "api-key-revoked", "sessions-ended"],
            trail.Select(entry => entry.Act.Verb));
        var text = string.Concat(trail.Select(entry => entry.ToJson().ToCanonicalText()));
        Assert.All(["anna", "Anna", "example", secret, Password, Secrets.Hash(secret)], word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invitation_is_put_into_the_mail_with_the_act_and_under_no_name_of_its_receiver()
    {
        await using var db = await OpenAsync();
        var (invitation, secret) = (await SendAsync(db, "anna@example.it")).ValueOrThrow();
        var letter = Assert.Single(await WaitingAsync(db)).Message;
        Assert.Equal((AccountLetters.Topic, $"invitation-{invitation.Id}"), (letter.Topic, letter.Key));
        var body = letter.Body.ToCanonicalText();
        Assert.All(["https://portal.example/invito/" + secret, "\"anna@example.it\"", "\"filiera@example.it\""], part => Assert.Contains(part, body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("anna@example.it\r\nBcc: bea@example.it")]
    [InlineData("Anna <anna@example.it>")]
    [InlineData("\"anna\\\"\"@example.it")]
    [InlineData("anna@example.it, bea@example.it")]
    [InlineData("ànna@example.it")]
    public async Task What_is_no_plain_address_gets_no_letter_and_makes_no_invitation(string to)
    {
        await using var db = await OpenAsync();
        Assert.Equal([new EmailInvalid { Where = "email" }], Refusals(await SendAsync(db, to)));
        Assert.Empty(await WaitingAsync(db));
        Assert.Empty(await db.WithAsync<IInvitations, Sequence<Invitation>>(invitations => invitations.OpenAsync(null, default)));
    }

    [Fact]
    public async Task A_link_replaces_the_password_once_within_an_hour_and_ends_every_session()
    {
        await using var db = await OpenAsync();
        var account = await OperatorAsync(db, "anna@example.it");
        var old = await LinkAsync(db, account);
        db.Clock.Advance(PasswordReset.Life);
        Assert.Equal([new PasswordResetUnknown()], Refusals(await ResetAsync(db, old)));

        var (first, second) = (await LinkAsync(db, account), await LinkAsync(db, account));
        await SessionAsync(db, account, "mine");
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await SignInAsync(db, "anna@example.it", "not the password");
        }

        Assert.Equal(account, (await ResetAsync(db, second)).ValueOrThrow());
        Assert.Null(await db.WithAsync<ISessions, Session?>(sessions => sessions.FindAsync(Secrets.Hash("mine"), default)));
        Assert.Equal([new PasswordResetUnknown()], Refusals(await ResetAsync(db, second)));
        Assert.Equal([new PasswordResetUnknown()], Refusals(await ResetAsync(db, first)));
        Assert.IsType<Result<PasswordOutcome>.Ok>(await SignInAsync(db, "anna@example.it", "violino quattro gatti"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lost_password_takes_the_second_factor_along_only_when_that_was_lost_too(bool lost)
    {
        await using var db = await OpenAsync();
        var account = await OperatorAsync(db, "anna@example.it");
        var secret = await db.WithAsync<ICredentials, string>(credentials => credentials.AuthenticatorSecretAsync(account, default));
        await db.WithAsync<ICredentials, Result<Sequence<string>>>(credentials => credentials.ConfirmAuthenticatorAsync(account, Totp.Code(secret, Totp.StepOf(db.Clock.Now)), default));
        await ResetAsync(db, await LinkAsync(db, account, lost));
        Assert.Equal(new PasswordOutcome(account, NeedsCode: !lost), (await SignInAsync(db, "anna@example.it", "violino quattro gatti")).ValueOrThrow());
    }

    [Fact]
    public async Task A_link_by_mail_goes_to_accounts_alone_and_not_twice_in_a_row()
    {
        await using var db = await OpenAsync();
        await OperatorAsync(db, "anna@example.it");
        foreach (var email in new[] { "ANNA@example.it", "anna@example.it", "nobody@example.it", "no address" })
        {
            Assert.Equal(db.Clock.Now, (await db.WithAsync<IPasswordResets, Result<Instant>>(
                resets => resets.SendAsync(new Delivery(email, "filiera@example.it", "https://portal.example"), default))).ValueOrThrow());
        }

        var letter = Assert.Single(await WaitingAsync(db)).Message.Body.ToCanonicalText();
        Assert.All(["\"anna@example.it\"", "https://portal.example/reimposta/nuova-"], part => Assert.Contains(part, letter, StringComparison.Ordinal));
        var trail = await db.WithAsync<IAuditTrail, Sequence<AuditEntry>>(audit => audit.ReadAsync(new AuditQuery(), default));
        Assert.Equal(4, trail.Count(entry => entry.Act.Verb == "password-reset-asked"));
        Assert.DoesNotContain("anna", string.Concat(trail.Select(entry => entry.ToJson().ToCanonicalText())), StringComparison.OrdinalIgnoreCase);
    }

    private async Task<TestDatabase> OpenAsync()
    {
        var db = await engine.CreateAsync();
        db.ConfigureServices = services => services.AddLogging().AddSingleton<TimeProvider>(new ClockTime(db.Clock)).AddAccounts(db.Options);
        (await db.WithAsync<AccountsSchema, Result<int>>(schema => schema.MigrateAsync(default))).ValueOrThrow();
        return db;
    }

    private static async Task<AccountId> OperatorAsync(TestDatabase db, string email)
    {
        var secret = await InviteAsync(db);
        return (await db.WithAsync<IInvitations, Result<AccountId>>(invitations => invitations.AcceptAsync(secret, "Anna Prova", email, Password, default))).ValueOrThrow();
    }

    private static async Task<string> InviteAsync(TestDatabase db) => (await InviteAsync(db, Role.Operator, null)).ValueOrThrow().Secret;

    private static Task<Result<(Invitation Invitation, string Secret)>> InviteAsync(TestDatabase db, Role role, OrganisationId? organisation) =>
        db.WithAsync<IInvitations, Result<(Invitation Invitation, string Secret)>>(invitations => invitations.InviteAsync(role, organisation, Inviter, null, default));

    private static Task<Result<(Invitation Invitation, string Secret)>> SendAsync(TestDatabase db, string to) => db.WithAsync<IInvitations, Result<(Invitation Invitation, string Secret)>>(
        invitations => invitations.InviteAsync(Role.Operator, null, Inviter, new Delivery(to, "filiera@example.it", "https://portal.example"), default));

    private static async Task<string> LinkAsync(TestDatabase db, AccountId account, bool lost = false) => (await db.WithAsync<IPasswordResets, Result<(PasswordReset Reset, string Secret)>>(
        resets => resets.MakeAsync(account, lost, Inviter, default))).ValueOrThrow().Secret;

    private static Task<Result<AccountId>> ResetAsync(TestDatabase db, string secret) =>
        db.WithAsync<IPasswordResets, Result<AccountId>>(resets => resets.UseAsync(secret, "violino quattro gatti", default));

    private static Task<Sequence<OutboxEntry>> WaitingAsync(TestDatabase db) =>
        db.WithAsync<IOutboxQueue, Sequence<OutboxEntry>>(outbox => outbox.ListAsync(OutboxState.Waiting, 100, default));

    private static Task<Result<PasswordOutcome>> SignInAsync(TestDatabase db, string email, string password) =>
        db.WithAsync<ICredentials, Result<PasswordOutcome>>(credentials => credentials.CheckPasswordAsync(email, password, default));

    private static Task<Result<SignInMeans>> CodeAsync(TestDatabase db, AccountId account, string code) =>
        db.WithAsync<ICredentials, Result<SignInMeans>>(credentials => credentials.CheckCodeAsync(account, code, default));

    private static Task<Result<AccountId>> ChangeAsync(TestDatabase db, AccountId account, string current, string wanted, Guid keep) =>
        db.WithAsync<ICredentials, Result<AccountId>>(credentials => credentials.ChangePasswordAsync(account, current, wanted, keep, default));

    private static Task<Result<(ApiKey Key, string Secret)>> KeyAsync(TestDatabase db, Duration life) => db.WithAsync<IApiKeys, Result<(ApiKey Key, string Secret)>>(
        keys => keys.MakeAsync("export", null, [ApiScope.WorkspaceRead], db.Clock.Now + life, Inviter, default));

    private static Task<ApiKey?> UseAsync(TestDatabase db, string secret) => db.WithAsync<IApiKeys, ApiKey?>(keys => keys.UseAsync(secret, default));

    private static async Task<Session> SessionAsync(TestDatabase db, AccountId account, string secret, Guid? membership = null)
    {
        var now = db.Clock.Now;
        var session = new Session(new Guid(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret)).AsSpan(0, 16)), account, membership, SignInMeans.PasswordAlone, "Firefox Linux", now, now, now + Duration.FromHours(1));
        return (await db.WithAsync<ISessions, Result<Session>>(sessions => sessions.OpenAsync(session, Secrets.Hash(secret), default))).ValueOrThrow();
    }

    private static Sequence<Refusal> Refusals<T>(Result<T> result) => Assert.IsType<Result<T>.Refused>(result).Refusals;

    private sealed class ClockTime(IClock clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetCurrentInstant().ToDateTimeOffset();
    }
}
