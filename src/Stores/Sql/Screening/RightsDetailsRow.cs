// SPDX-License-Identifier: EUPL-1.2
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Filiera.Stores.Sql;

/// <summary>Personal data: the telephone number and the note of a rights request, apart so that erasing them changes nothing else. Rows are overwritten, then deleted.</summary>
internal sealed class RightsDetailsRow
{
    public required Guid Request { get; init; }

    public long? PhoneDigits { get; init; }

    public string? WrittenNote { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<RightsDetailsRow>
    {
        public void Configure(EntityTypeBuilder<RightsDetailsRow> builder)
        {
            builder.ToTable("rights_request_details");
            builder.HasKey(row => row.Request);
        }
    }
}
