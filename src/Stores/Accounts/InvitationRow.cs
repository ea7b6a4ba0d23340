// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Parties;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Accounts;

/// <summary>An invitation. Of its secret only the hash is kept.</summary>
internal sealed class InvitationRow
{
    public Guid Id { get; init; }

    public required string SecretHash { get; init; }

    public Role Role { get; init; }

    public Guid? Organisation { get; init; }

    public Actor By { get; init; }

    public Instant At { get; init; }

    public Instant ExpiresAt { get; init; }

    public Guid? AcceptedBy { get; set; }

    public Instant? WithdrawnAt { get; set; }

    public Invitation ToInvitation() => new(
        Id,
        Role,
        Organisation is { } organisation ? new OrganisationId(organisation) : null,
        By,
        At,
        ExpiresAt,
        AcceptedBy is { } account ? new AccountId(account) : null,
        WithdrawnAt);

    internal sealed class Table : IEntityTypeConfiguration<InvitationRow>
    {
        public void Configure(EntityTypeBuilder<InvitationRow> builder)
        {
            builder.ToTable("invitations");
            builder.HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.HasIndex(row => row.SecretHash).IsUnique();
        }
    }
}
