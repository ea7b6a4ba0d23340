// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Parties;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Accounts;

/// <summary>A program's key. Of its secret only the hash is kept.</summary>
internal sealed class ApiKeyRow
{
    public Guid Id { get; init; }

    public required string SecretHash { get; init; }

    public required string Name { get; init; }

    public Guid? Organisation { get; init; }

    public required string Scopes { get; init; }

    public Actor By { get; init; }

    public Instant At { get; init; }

    public Instant ExpiresAt { get; init; }

    public Instant? UsedAt { get; set; }

    public Instant? RevokedAt { get; set; }

    public ApiKey ToKey() => new(
        Id,
        Name,
        Organisation is { } organisation ? new OrganisationId(organisation) : null,
        ApiScopeWords.Read(Scopes) ?? [],
        By,
        At,
        ExpiresAt,
        UsedAt,
        RevokedAt);

    internal sealed class Table : IEntityTypeConfiguration<ApiKeyRow>
    {
        public void Configure(EntityTypeBuilder<ApiKeyRow> builder)
        {
            builder.ToTable("api_keys");
            builder.HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.HasIndex(row => row.SecretHash).IsUnique();
            builder.HasIndex(row => row.Organisation);
        }
    }
}
