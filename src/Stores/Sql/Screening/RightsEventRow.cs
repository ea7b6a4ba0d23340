// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>Something done about a rights request; the number is its place among the events of the request, from 1.</summary>
internal sealed class RightsEventRow
{
    public const string Forwarded = "forwarded";
    public const string Answered = "answered";
    public const string Closed = "closed";

    public required Guid Request { get; init; }

    public required int Number { get; init; }

    public required string Event { get; init; }

    public required Instant At { get; init; }

    public required Actor RecordedBy { get; init; }

    public required Instant RecordedAt { get; init; }

    public RightsMeans? Means { get; init; }

    public RightsOutcome? Outcome { get; init; }

    /// <summary>What the person wrote: it may name somebody, so it is treated as personal data.</summary>
    public string? WrittenNote { get; init; }

    public static RightsEventRow From(RightsEvent done, int number) => new()
    {
        Request = done.Request.Value,
        Number = number,
        Event = done.Name,
        At = done.At,
        RecordedBy = done.By,
        RecordedAt = done.RecordedAt,
        Means = done switch
        {
            RightsEvent.ReceiptHanded handed => handed.Means,
            RightsEvent.Forwarded forwarded => forwarded.Means,
            RightsEvent.Answered answered => answered.Means,
            _ => null,
        },
        Outcome = (done as RightsEvent.Answered)?.Outcome,
        WrittenNote = done.Written,
    };

    public RightsEvent ToEvent()
    {
        var id = new RightsRequestId(Request);
        return Event switch
        {
            "receipt-handed" => new RightsEvent.ReceiptHanded(id, At, RecordedBy, RecordedAt, Means!.Value),
            Forwarded => new RightsEvent.Forwarded(id, At, RecordedBy, RecordedAt, Means!.Value, WrittenNote),
            "extended" => new RightsEvent.Extended(id, At, RecordedBy, RecordedAt, WrittenNote!),
            Answered => new RightsEvent.Answered(id, At, RecordedBy, RecordedAt, Means!.Value, Outcome!.Value, WrittenNote),
            Closed => new RightsEvent.Closed(id, At, RecordedBy, RecordedAt, WrittenNote!),
            _ => throw new InvalidOperationException("A row names an event that this program does not know."),
        };
    }

    internal sealed class Table : IEntityTypeConfiguration<RightsEventRow>
    {
        public void Configure(EntityTypeBuilder<RightsEventRow> builder)
        {
            builder.ToTable("rights_request_events").IsAppendOnly();
            builder.HasKey(row => new { row.Request, row.Number });
        }
    }
}
