// SPDX-License-Identifier: EUPL-1.2
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Filiera.Stores.Sql;

/// <summary>An organisation that an entry names elsewhere than as its subject, such as the holder of a number.</summary>
internal sealed class LogMentionRow
{
    public required string Organisation { get; init; }

    public required long Number { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<LogMentionRow>
    {
        public void Configure(EntityTypeBuilder<LogMentionRow> builder)
        {
            builder.ToTable("log_mentions").IsAppendOnly();
            builder.HasKey(row => new { row.Organisation, row.Number });
        }
    }
}
