// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>What a whole sample came to.</summary>
internal sealed class SampleSummaryRow
{
    public required Guid Sample { get; init; }

    public required long Found { get; init; }

    public required long NotFound { get; init; }

    public required long NotMatching { get; init; }

    public required Guid Evidence { get; init; }

    public required Instant At { get; init; }

    public static SampleSummaryRow From(SampleSummary summary) => new()
    {
        Sample = summary.Sample.Value,
        Found = summary.Found,
        NotFound = summary.NotFound,
        NotMatching = summary.NotMatching,
        Evidence = summary.Evidence.Value,
        At = summary.At,
    };

    public SampleSummary ToSummary() => new(new SampleId(Sample), Found, NotFound, NotMatching, new EvidenceId(Evidence), At);

    internal sealed class Table : IEntityTypeConfiguration<SampleSummaryRow>
    {
        public void Configure(EntityTypeBuilder<SampleSummaryRow> builder)
        {
            builder.ToTable("sample_summaries").IsAppendOnly();
            builder.HasKey(row => row.Sample);
        }
    }
}
