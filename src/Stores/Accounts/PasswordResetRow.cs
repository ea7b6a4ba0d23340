// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Accounts;

/// <summary>A link that replaces a password. Of its secret only the hash is kept.</summary>
internal sealed class PasswordResetRow
{
    public Guid Id { get; init; }

    public required string SecretHash { get; init; }

    public Guid Account { get; init; }

    public bool DropsFactors { get; init; }

    public Actor By { get; init; }

    public Instant At { get; init; }

    public Instant ExpiresAt { get; init; }

    public Instant? UsedAt { get; set; }

    public PasswordReset ToReset() => new(Id, new AccountId(Account), DropsFactors, By, At, ExpiresAt, UsedAt);

    internal sealed class Table : IEntityTypeConfiguration<PasswordResetRow>
    {
        public void Configure(EntityTypeBuilder<PasswordResetRow> builder)
        {
            builder.ToTable("password_resets");
            builder.HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.HasIndex(row => row.SecretHash).IsUnique();
            builder.HasIndex(row => row.Account);
        }
    }
}
