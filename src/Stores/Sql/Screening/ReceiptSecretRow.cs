// SPDX-License-Identifier: EUPL-1.2
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Filiera.Stores.Sql;

/// <summary>The secret of one receipt, in a table of its own so that erasing it changes nothing else. Its rows are overwritten, then deleted.</summary>
internal sealed class ReceiptSecretRow
{
    public required Guid Receipt { get; init; }

    public required byte[] Secret { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<ReceiptSecretRow>
    {
        public void Configure(EntityTypeBuilder<ReceiptSecretRow> builder)
        {
            builder.ToTable("receipt_secrets");
            builder.HasKey(row => row.Receipt);
        }
    }
}
