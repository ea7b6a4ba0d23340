// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>A rights request. Who made it stands apart, in <see cref="RightsDetailsRow"/>.</summary>
internal sealed class RightsRequestRow
{
    public required Guid Id { get; init; }

    public required int NumberYear { get; init; }

    public required int NumberPlace { get; init; }

    public required RightsRequestKind Kind { get; init; }

    public required RightsChannel Channel { get; init; }

    public required string ControllerVat { get; init; }

    public required Guid Centre { get; init; }

    public required Instant ReceivedAt { get; init; }

    public string? Source { get; init; }

    public required Actor RecordedBy { get; init; }

    public required Instant RecordedAt { get; init; }

    public static RightsRequestRow From(RightsRequest request) => new()
    {
        Id = request.Id.Value,
        NumberYear = request.Number.Year,
        NumberPlace = request.Number.Place,
        Kind = request.Kind,
        Channel = request.Channel,
        ControllerVat = request.ControllerVat,
        Centre = request.Centre.Value,
        ReceivedAt = request.ReceivedAt,
        Source = request.Source,
        RecordedBy = request.By,
        RecordedAt = request.RecordedAt,
    };

    public RightsRequest ToRequest(RightsDetailsRow? details) => new(
        new RightsRequestId(Id), new RightsRequestNumber(NumberYear, NumberPlace), Kind, Channel, ControllerVat, new OrganisationId(Centre),
        details?.PhoneDigits is { } digits ? SubscriberNumber.FromRevealed((ulong)digits) : null, details?.WrittenNote, ReceivedAt, Source, RecordedBy, RecordedAt);

    internal sealed class Table : IEntityTypeConfiguration<RightsRequestRow>
    {
        public void Configure(EntityTypeBuilder<RightsRequestRow> builder)
        {
            builder.ToTable("rights_requests").IsAppendOnly();
            builder.HasKey(row => row.Id);
            builder.HasIndex(row => new { row.NumberYear, row.NumberPlace }).IsUnique();
            builder.HasIndex(row => row.Source).IsUnique();
            builder.HasIndex(row => new { row.ControllerVat, row.ReceivedAt });
        }
    }
}
