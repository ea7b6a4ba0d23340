// SPDX-License-Identifier: EUPL-1.2
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>Personal data: who a person is. The only rows of this room that are deleted.</summary>
internal sealed class PersonDetailsRow
{
    public required Guid Person { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>When the details were stored.</summary>
    public required Instant KeptAt { get; init; }

    /// <summary>First day on which there is no longer a ground to keep them.</summary>
    public required LocalDate KeepUntil { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<PersonDetailsRow>
    {
        public void Configure(EntityTypeBuilder<PersonDetailsRow> builder)
        {
            builder.ToTable("person_details");
            builder.HasKey(row => row.Person);
            builder.HasIndex(row => row.KeepUntil);
        }
    }
}
