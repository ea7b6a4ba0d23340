// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Parties;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Accounts;

/// <summary>A membership.</summary>
internal sealed class MembershipRow
{
    public Guid Id { get; init; }

    public Guid Account { get; init; }

    public Role Role { get; init; }

    public Guid? Organisation { get; init; }

    public Actor By { get; init; }

    public Instant Since { get; init; }

    public Instant? EndedAt { get; set; }

    public static MembershipRow From(Membership membership) => new()
    {
        Id = membership.Id,
        Account = membership.Account.Value,
        Role = membership.Role,
        Organisation = membership.Organisation?.Value,
        By = membership.By,
        Since = membership.Since,
        EndedAt = membership.EndedAt,
    };

    public Membership ToMembership() =>
        new(Id, new AccountId(Account), Role, Organisation is { } id ? new OrganisationId(id) : null, By, Since, EndedAt);

    internal sealed class Table : IEntityTypeConfiguration<MembershipRow>
    {
        public void Configure(EntityTypeBuilder<MembershipRow> builder)
        {
            builder.ToTable("memberships");
            builder.HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.HasIndex(row => row.Account);
            builder.HasIndex(row => row.Organisation);
        }
    }
}
