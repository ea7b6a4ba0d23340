// SPDX-License-Identifier: EUPL-1.2
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Filiera.Stores.Sql;

/// <summary>The salt of one commitment in the log. Its rows are overwritten, then deleted.</summary>
internal sealed class LogSaltRow
{
    public required string Name { get; init; }

    public required byte[] Salt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<LogSaltRow>
    {
        public void Configure(EntityTypeBuilder<LogSaltRow> builder)
        {
            builder.ToTable("log_salts");
            builder.HasKey(row => row.Name);
        }
    }
}
