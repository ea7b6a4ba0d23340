// SPDX-License-Identifier: EUPL-1.2
using Filiera.Stores.Sql;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Filiera.Stores.Accounts;

/// <summary>The tables of sign-in, in the installation's database and with a history of their own.</summary>
/// <remarks>It shares the connection of the scope and writes only inside a unit of work, so that an act and its audit are one transaction.</remarks>
internal abstract class AccountsContext(DbContextOptions options) : IdentityUserContext<Account, Guid>(options)
{
    /// <summary>The table that tells which migrations were applied.</summary>
    public const string History = "accounts_migrations";

    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();

    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();

    public DbSet<PasswordResetRow> PasswordResets => Set<PasswordResetRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    /// <summary>The version that has passkeys.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        Database.CurrentTransaction is null
            ? throw new InvalidOperationException("Accounts are written inside a unit of work.")
            : base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conversions.Register(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AccountsContext).Assembly);
        builder.Entity<Account>().ToTable("accounts");
        builder.Entity<Account>().Property(account => account.Id).ValueGeneratedNever();
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_tokens");
        builder.Entity<Account>().HasMany<IdentityUserPasskey<Guid>>().WithOne().HasForeignKey(passkey => passkey.UserId).IsRequired();
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("account_passkeys");
            passkey.HasKey(one => one.CredentialId);
            passkey.Property(one => one.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(one => one.Data).ToJson("data");
        });
        foreach (var entity in builder.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()))
        {
            foreach (var property in entity.GetProperties())
            {
                var instant = (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Instant);
                property.SetColumnName(Naming.Snake(property.GetColumnName()) + (instant ? "_us" : ""));
            }

            Naming.Rename(entity);
        }
    }
}
