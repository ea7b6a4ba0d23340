// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>A message in the outbox.</summary>
internal sealed class OutboxRow
{
    public Guid Id { get; init; }

    public required string Topic { get; init; }

    public required string Key { get; init; }

    public required Json Body { get; init; }

    public Instant AddedAt { get; init; }

    public OutboxState State { get; set; }

    public Instant NotBefore { get; set; }

    public int Attempts { get; set; }

    public Instant? DeliveredAt { get; set; }

    public string? LastFailure { get; set; }

    public static OutboxRow From(OutboxEntry entry)
    {
        var row = new OutboxRow
        {
            Id = entry.Id,
            Topic = entry.Message.Topic,
            Key = entry.Message.Key,
            Body = entry.Message.Body,
            AddedAt = entry.AddedAt,
        };
        row.Become(entry);
        return row;
    }

    public void Become(OutboxEntry entry)
    {
        State = entry.State;
        NotBefore = entry.NotBefore;
        Attempts = entry.Attempts;
        DeliveredAt = entry.DeliveredAt;
        LastFailure = entry.LastFailure;
    }

    public OutboxEntry ToEntry() => new()
    {
        Id = Id,
        Message = new OutboxMessage(Topic, Key, Body),
        State = State,
        AddedAt = AddedAt,
        NotBefore = NotBefore,
        Attempts = Attempts,
        DeliveredAt = DeliveredAt,
        LastFailure = LastFailure,
    };

    internal sealed class Table : IEntityTypeConfiguration<OutboxRow>
    {
        public void Configure(EntityTypeBuilder<OutboxRow> builder)
        {
            builder.ToTable("outbox_messages");
            builder.HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.HasIndex(row => new { row.Topic, row.Key }).IsUnique();
            builder.HasIndex(row => new { row.State, row.NotBefore });
        }
    }
}
