// SPDX-License-Identifier: EUPL-1.2
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Filiera.Stores.Sql;

/// <summary>In whose history an event belongs.</summary>
internal sealed class PartyEventConcernRow
{
    public required Guid Organisation { get; init; }

    public required long Number { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<PartyEventConcernRow>
    {
        public void Configure(EntityTypeBuilder<PartyEventConcernRow> builder)
        {
            builder.ToTable("party_event_concerns").IsAppendOnly();
            builder.HasKey(row => new { row.Organisation, row.Number });
        }
    }
}
