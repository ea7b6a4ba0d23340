// SPDX-License-Identifier: EUPL-1.2
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Filiera.Stores.Sql;

/// <summary>A word of a firm's name, and the entry that admitted the firm.</summary>
internal sealed class LogWordRow
{
    public required string Word { get; init; }

    public required long Number { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<LogWordRow>
    {
        public void Configure(EntityTypeBuilder<LogWordRow> builder)
        {
            builder.ToTable("log_words").IsAppendOnly();
            builder.HasKey(row => new { row.Word, row.Number });
            builder.HasIndex(row => new { row.Number, row.Word });
        }
    }
}
