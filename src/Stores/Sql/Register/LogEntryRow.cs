// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Filiera.Stores.Sql;

/// <summary>An entry of the register as it was written down before it went into the log; its number is its turn.</summary>
internal sealed class LogEntryRow
{
    public required long Number { get; init; }

    public required string DraftKey { get; init; }

    public required string Subject { get; init; }

    public required string Type { get; init; }

    public required ContentHash LeafHash { get; init; }

    public required byte[] Bytes { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<LogEntryRow>
    {
        public void Configure(EntityTypeBuilder<LogEntryRow> builder)
        {
            builder.ToTable("log_entries").IsAppendOnly();
            builder.HasKey(row => row.Number);
            builder.Property(row => row.Number).ValueGeneratedNever();
            builder.HasIndex(row => row.DraftKey).IsUnique();
            builder.HasIndex(row => new { row.Subject, row.Number });
        }
    }
}
