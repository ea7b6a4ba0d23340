// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Stores.Sql;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Stores.Accounts;

/// <summary>Registers sign-in over the installation's database.</summary>
public static class AccountsRegistration
{
    /// <summary>How often PBKDF2 hashes a password with HMAC-SHA-512: what OWASP's password storage guide asks for.</summary>
    internal const int PasswordRounds = 210_000;

    /// <summary>Adds the stores of accounts, all scoped, beside <see cref="StoresRegistration.AddSqlStores"/>.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, SqlStoreOptions options)
    {
        services.AddHttpContextAccessor();
        services.AddDataProtection();
        services.AddScoped(provider => Open(provider, options.Engine));
        services.AddScoped<AccountsUnit>();
        services.AddScoped(provider => new AccountsSchema(
            provider.GetRequiredService<AccountsContext>(), provider.GetRequiredService<FilieraContext>(), provider.GetRequiredService<SqlEngine>()));
        services.AddIdentityCore<Account>(identity =>
            {
                identity.User.AllowedUserNameCharacters = "";
                identity.User.RequireUniqueEmail = true;
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddUserStore<UserOnlyStore<Account, AccountsContext, Guid>>();
        services.Configure<PasswordHasherOptions>(hash => hash.IterationCount = PasswordRounds);
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.ValidateOrigin = context => ValueTask.FromResult(IsOwn(context));
        });
        services.AddSingleton<UnknownNames>();
        services.AddScoped<Memberships>();
        services.AddScoped<Letters>();
        services.AddScoped<HouseWords>();
        services.AddScoped<IAccounts, SqlAccounts>();
        services.AddScoped<ICredentials, SqlCredentials>();
        services.AddScoped<ISessions, SqlSessions>();
        services.AddScoped<IInvitations, SqlInvitations>();
        services.AddScoped<IPasswordResets, SqlPasswordResets>();
        services.AddScoped<IApiKeys, SqlApiKeys>();
        return services;
    }

    // A page that passes no referrer on sends its forms without an origin: what the authenticator signed is compared with where the portal is.
    private static bool IsOwn(PasskeyOriginValidationContext context) =>
        !context.CrossOrigin && context.Origin == $"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}";

    private static AccountsContext Open(IServiceProvider provider, SqlEngineKind kind)
    {
        var engine = provider.GetRequiredService<SqlEngine>();
        var connection = provider.GetRequiredService<FilieraContext>().Database.GetDbConnection();
        return kind == SqlEngineKind.Sqlite
            ? new SqliteAccountsContext(Options<SqliteAccountsContext>(engine, connection))
            : new PostgresAccountsContext(Options<PostgresAccountsContext>(engine, connection));
    }

    private static DbContextOptions<T> Options<T>(SqlEngine engine, System.Data.Common.DbConnection connection)
        where T : DbContext
    {
        var builder = new DbContextOptionsBuilder<T>();
        engine.Share(builder, connection, AccountsContext.History);
        return builder.Options;
    }
}
