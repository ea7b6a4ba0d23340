// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>One event of the parties; its number is the version of the book after it.</summary>
internal sealed class PartyEventRow
{
    public required long Number { get; init; }

    public required Instant At { get; init; }

    public required Actor Actor { get; init; }

    public required string Kind { get; init; }

    public required Json Body { get; init; }

    public PartyEntry ToEntry() => new(Actor, At, PartyEventJson.Read(Kind, Body));

    internal sealed class Table : IEntityTypeConfiguration<PartyEventRow>
    {
        public void Configure(EntityTypeBuilder<PartyEventRow> builder)
        {
            builder.ToTable("party_events").IsAppendOnly();
            builder.HasKey(row => row.Number);
            builder.Property(row => row.Number).ValueGeneratedNever();
        }
    }
}
