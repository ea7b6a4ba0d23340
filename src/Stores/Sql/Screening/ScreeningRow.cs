// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>What one screening of a list came to.</summary>
internal sealed class ScreeningRow
{
    public required Guid Id { get; init; }

    public required Guid List { get; init; }

    public required Instant AsOf { get; init; }

    public required ContentHash RulebookVersion { get; init; }

    public required long Allow { get; init; }

    public required long Withhold { get; init; }

    public required long Review { get; init; }

    public required long Foreign { get; init; }

    public required long Duplicate { get; init; }

    public required long Unreadable { get; init; }

    /// <summary>Canonical JSON as text, so that a hash can be looked for in it.</summary>
    public required string Inputs { get; init; }

    public required Json Reasons { get; init; }

    public required Json Validity { get; init; }

    public required ContentHash Callable { get; init; }

    public required ContentHash Withheld { get; init; }

    public required ContentHash Rejected { get; init; }

    public Instant? ValidUntil { get; init; }

    public required Guid Evidence { get; init; }

    public required Guid Receipt { get; init; }

    public required Instant At { get; init; }

    public static ScreeningRow From(ScreeningRecord record) => new()
    {
        Id = record.Id.Value,
        List = record.List.Value,
        AsOf = record.AsOf,
        RulebookVersion = record.RulebookVersion,
        Allow = record.Counts.Allow,
        Withhold = record.Counts.Withhold,
        Review = record.Counts.Review,
        Foreign = record.Counts.Foreign,
        Duplicate = record.Counts.Duplicate,
        Unreadable = record.Counts.Unreadable,
        Inputs = ListInputsJson.Write(record.Inputs).ToCanonicalText(),
        Reasons = Json.Array(record.Reasons.Select(reason => reason.ToJson())),
        Validity = Json.Array(record.Validity.Select(count => count.ToJson())),
        Callable = record.Outputs.Callable,
        Withheld = record.Outputs.Withheld,
        Rejected = record.Outputs.Rejected,
        ValidUntil = record.ValidUntil,
        Evidence = record.Evidence.Value,
        Receipt = record.Receipt.Value,
        At = record.At,
    };

    public ScreeningRecord ToRecord() => new(
        new ScreeningId(Id),
        new ListId(List),
        AsOf,
        RulebookVersion,
        ListInputsJson.Read(Conversions.ReadJson(Inputs)),
        new VerdictCounts(Allow, Withhold, Review, Foreign, Duplicate, Unreadable),
        Sequence.From(((Json.List)Reasons).Items.Select(ReasonCount.FromJson)),
        ReadValidity(Validity),
        new ScreeningOutputs(Callable, Withheld, Rejected),
        ValidUntil,
        new EvidenceId(Evidence),
        new ReceiptId(Receipt),
        At);

    public static Sequence<ValidityCount> ReadValidity(Json validity) => Sequence.From(((Json.List)validity).Items.Select(ValidityCount.FromJson));

    internal sealed class Table : IEntityTypeConfiguration<ScreeningRow>
    {
        public void Configure(EntityTypeBuilder<ScreeningRow> builder)
        {
            builder.ToTable("screenings").IsAppendOnly();
            builder.HasKey(row => row.Id);
            builder.HasIndex(row => new { row.List, row.AsOf });
        }
    }
}
