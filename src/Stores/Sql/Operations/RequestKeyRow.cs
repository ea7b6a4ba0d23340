// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>A key under which somebody sent a request, and what it was answered.</summary>
internal sealed class RequestKeyRow
{
    public required Actor Sender { get; init; }

    public required string Key { get; init; }

    public required ContentHash Request { get; init; }

    public required Instant At { get; init; }

    public int? Status { get; set; }

    public string? Location { get; set; }

    public byte[]? Body { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<RequestKeyRow>
    {
        public void Configure(EntityTypeBuilder<RequestKeyRow> builder)
        {
            builder.ToTable("request_keys");
            builder.HasKey(row => new { row.Sender, row.Key });
            builder.HasIndex(row => row.At);
        }
    }
}
