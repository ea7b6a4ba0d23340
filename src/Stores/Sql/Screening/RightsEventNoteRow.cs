// SPDX-License-Identifier: EUPL-1.2
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Filiera.Stores.Sql;

/// <summary>Personal data: what a person wrote about something done, which may name somebody, apart so that erasing it changes nothing else. Rows are overwritten, then deleted.</summary>
internal sealed class RightsEventNoteRow
{
    public required Guid Request { get; init; }

    public required int Number { get; init; }

    public required string WrittenNote { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<RightsEventNoteRow>
    {
        public void Configure(EntityTypeBuilder<RightsEventNoteRow> builder)
        {
            builder.ToTable("rights_request_event_notes");
            builder.HasKey(row => new { row.Request, row.Number });
        }
    }
}
