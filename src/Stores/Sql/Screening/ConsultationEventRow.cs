// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>One event of a consultation of the register; its number is the version of the consultation after it. It holds no number of anybody.</summary>
internal sealed class ConsultationEventRow
{
    public required Guid Consultation { get; init; }

    public required int Number { get; init; }

    public required string ControllerVat { get; init; }

    public required Instant At { get; init; }

    public required Actor Actor { get; init; }

    public required string Kind { get; init; }

    public required Json Body { get; init; }

    public static ConsultationEventRow From(ConsultationId id, int number, string controllerVat, ConsultationEntry entry) => new()
    {
        Consultation = id.Value,
        Number = number,
        ControllerVat = controllerVat,
        At = entry.At,
        Actor = entry.By,
        Kind = ConsultationJson.KindOf(entry.Event),
        Body = ConsultationJson.Write(entry.Event),
    };

    public ConsultationEntry ToEntry() => new(Actor, At, ConsultationJson.Read(Kind, Body));

    internal sealed class Table : IEntityTypeConfiguration<ConsultationEventRow>
    {
        public void Configure(EntityTypeBuilder<ConsultationEventRow> builder)
        {
            builder.ToTable("consultation_events").IsAppendOnly();
            builder.HasKey(row => new { row.Consultation, row.Number });
            builder.HasIndex(row => new { row.ControllerVat, row.Consultation });
            builder.Property(row => row.Kind).HasMaxLength(60);
        }
    }
}
