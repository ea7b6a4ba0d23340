// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>A row of the audit trail.</summary>
internal sealed class AuditEntryRow
{
    public required long Number { get; init; }

    public required Instant At { get; init; }

    public required long ClockBehindUs { get; init; }

    public required Actor Actor { get; init; }

    public required string Verb { get; init; }

    public required string SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    public required Json Details { get; init; }

    public required ContentHash Previous { get; init; }

    public required ContentHash Hash { get; init; }

    public AuditEntry ToEntry() => new(
        Number, At, Duration.FromTicks(ClockBehindUs * 10), new AuditAct(Actor, Verb, SubjectKind, SubjectId, Details), Previous, Hash);

    internal sealed class Table : IEntityTypeConfiguration<AuditEntryRow>
    {
        public void Configure(EntityTypeBuilder<AuditEntryRow> builder)
        {
            builder.ToTable("audit_entries").IsAppendOnly();
            builder.HasKey(row => row.Number);
            builder.Property(row => row.Number).ValueGeneratedNever();

            // No index by subject: each append would write a second page to the disk, for a question asked rarely. A read walks the trail.
        }
    }
}
