// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>What was found of one sampled consent; the number is its place among the results of the sample, from 1.</summary>
internal sealed class SampleResultRow
{
    public required Guid Sample { get; init; }

    public required int Number { get; init; }

    public required int Item { get; init; }

    public required SampleFinding Finding { get; init; }

    /// <summary>What the person wrote: it may name somebody, so it is treated as personal data.</summary>
    public string? WrittenNote { get; init; }

    public required Actor FoundBy { get; init; }

    public required Instant At { get; init; }

    public static SampleResultRow From(SampleResult result, int number) => new()
    {
        Sample = result.Sample.Value,
        Number = number,
        Item = result.Item,
        Finding = result.Finding,
        WrittenNote = result.Note,
        FoundBy = result.By,
        At = result.At,
    };

    public SampleResult ToResult() => new(new SampleId(Sample), Item, Finding, WrittenNote, FoundBy, At);

    internal sealed class Table : IEntityTypeConfiguration<SampleResultRow>
    {
        public void Configure(EntityTypeBuilder<SampleResultRow> builder)
        {
            builder.ToTable("sample_results").IsAppendOnly();
            builder.HasKey(row => new { row.Sample, row.Number });
        }
    }
}
