// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>A decision of a person about rows under review.</summary>
internal sealed class ReviewDecisionRow
{
    public required Guid Id { get; init; }

    public required Guid Screening { get; init; }

    public int? Group { get; init; }

    public long? Place { get; init; }

    public required ReviewChoice Choice { get; init; }

    /// <summary>What the person wrote: it may name somebody, so it is treated as personal data.</summary>
    public required string WrittenReason { get; init; }

    public required Actor DecidedBy { get; init; }

    public required Instant At { get; init; }

    public static ReviewDecisionRow From(RecordedDecision decision) => new()
    {
        Id = decision.Id.Value,
        Screening = decision.Screening.Value,
        Group = decision.Group,
        Place = decision.Place,
        Choice = decision.Choice,
        WrittenReason = decision.Reason,
        DecidedBy = decision.By,
        At = decision.At,
    };

    public RecordedDecision ToDecision() => new(
        new DecisionId(Id), new ScreeningId(Screening), Group, Place, Choice, WrittenReason, DecidedBy, At);

    internal sealed class Table : IEntityTypeConfiguration<ReviewDecisionRow>
    {
        public void Configure(EntityTypeBuilder<ReviewDecisionRow> builder)
        {
            builder.ToTable("review_decisions").IsAppendOnly();
            builder.HasKey(row => row.Id);
            builder.HasIndex(row => new { row.Screening, row.Id });
        }
    }
}
