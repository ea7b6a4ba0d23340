// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Proofs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>Sealed evidence: its envelope, and beside it what chains are found and followed by.</summary>
internal sealed class EvidenceRow
{
    public required Guid Id { get; init; }

    public required string SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    public required long Number { get; init; }

    public required ContentHash Hash { get; init; }

    public required Instant RecordedAt { get; init; }

    public required Json Envelope { get; init; }

    public static EvidenceRow From(SealedEvidence evidence) => new()
    {
        Id = evidence.Id.Value,
        SubjectKind = evidence.Fact.Subject.Kind,
        SubjectId = evidence.Fact.Subject.Id,
        Number = evidence.Number,
        Hash = evidence.Hash,
        RecordedAt = evidence.RecordedAt,
        Envelope = evidence.Envelope.ToJson(),
    };

    public SignedEnvelope ToEnvelope() => SignedEnvelope.Read(Envelope).ValueOrThrow();

    public SealedEvidence ToEvidence() => EvidenceForm.Read(ToEnvelope()).ValueOrThrow();

    internal sealed class Table : IEntityTypeConfiguration<EvidenceRow>
    {
        public void Configure(EntityTypeBuilder<EvidenceRow> builder)
        {
            builder.ToTable("evidence").IsAppendOnly();
            builder.HasKey(row => row.Id);

            // The last guard against a fork: no number twice in one chain.
            builder.HasIndex(row => new { row.SubjectKind, row.SubjectId, row.Number }).IsUnique();
        }
    }
}
