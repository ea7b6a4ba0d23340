// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>The last lease of a name. The row stays when the lease is over, for its number.</summary>
internal sealed class LeaseRow
{
    public required string Name { get; init; }

    public required string Holder { get; set; }

    public long Fence { get; set; }

    public Instant Until { get; set; }

    public Lease ToLease() => new(Name, Holder, Fence, Until);

    internal sealed class Table : IEntityTypeConfiguration<LeaseRow>
    {
        public void Configure(EntityTypeBuilder<LeaseRow> builder)
        {
            builder.ToTable("leases");
            builder.HasKey(row => row.Name);
        }
    }
}
