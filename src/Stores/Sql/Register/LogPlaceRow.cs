// SPDX-License-Identifier: EUPL-1.2
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Filiera.Stores.Sql;

/// <summary>Where an entry stands in the log, kept once a checkpoint over it could be read. Entries are published in the order of their numbers.</summary>
internal sealed class LogPlaceRow
{
    public required long Number { get; init; }

    public required long LogIndex { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<LogPlaceRow>
    {
        public void Configure(EntityTypeBuilder<LogPlaceRow> builder)
        {
            builder.ToTable("log_places").IsAppendOnly();
            builder.HasKey(row => row.Number);
            builder.Property(row => row.Number).ValueGeneratedNever();
            builder.HasIndex(row => row.LogIndex).IsUnique();
        }
    }
}
