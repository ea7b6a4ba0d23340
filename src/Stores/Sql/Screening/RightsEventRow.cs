// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>Something done about a rights request; the number is its place among the events of the request, from 1. What was written about it stands apart, in <see cref="RightsEventNoteRow"/>.</summary>
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
    };

    /// <param name="written">What was written about it; null where nothing was, or it was erased.</param>
    public RightsEvent ToEvent(string? written)
    {
        var id = new RightsRequestId(Request);
        return Event switch
        {
            "receipt-handed" => new RightsEvent.ReceiptHanded(id, At, RecordedBy, RecordedAt, Means!.Value),
            Forwarded => new RightsEvent.Forwarded(id, At, RecordedBy, RecordedAt, Means!.Value, written),
            "extended" => new RightsEvent.Extended(id, At, RecordedBy, RecordedAt, written),
            Answered => new RightsEvent.Answered(id, At, RecordedBy, RecordedAt, Means!.Value, Outcome!.Value, written),
            Closed => new RightsEvent.Closed(id, At, RecordedBy, RecordedAt, written),
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
