// SPDX-License-Identifier: EUPL-1.2
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Filiera.Stores.Sql;

/// <summary>How far a room that decides was read.</summary>
internal sealed class LogSourceRow
{
    public required string Source { get; init; }

    public required long UpTo { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<LogSourceRow>
    {
        public void Configure(EntityTypeBuilder<LogSourceRow> builder)
        {
            builder.ToTable("log_sources");
            builder.HasKey(row => row.Source);
        }
    }
}
