// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Accounts;

/// <summary>A session. Of its secret only the hash is kept.</summary>
internal sealed class SessionRow
{
    public Guid Id { get; init; }

    public required string SecretHash { get; init; }

    public Guid? Account { get; init; }

    public Guid? Membership { get; set; }

    public SignInMeans Means { get; init; }

    public required string Device { get; init; }

    public Instant OpenedAt { get; init; }

    public Instant SeenAt { get; set; }

    public Instant ExpiresAt { get; set; }

    public Session ToSession() =>
        new(Id, Account is { } account ? new AccountId(account) : null, Membership, Means, Device, OpenedAt, SeenAt, ExpiresAt);

    internal sealed class Table : IEntityTypeConfiguration<SessionRow>
    {
        public void Configure(EntityTypeBuilder<SessionRow> builder)
        {
            builder.ToTable("sessions");
            builder.HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.HasIndex(row => row.SecretHash).IsUnique();
            builder.HasIndex(row => row.Account);
            builder.HasIndex(row => row.ExpiresAt);
        }
    }
}
