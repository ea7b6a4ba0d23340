// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>A step of a job that took effect: committed with the effect, never run again.</summary>
internal sealed class JobStepRow
{
    public Guid JobId { get; init; }

    public required string Name { get; init; }

    public required Json Result { get; init; }

    public Instant At { get; init; }

    public long Fence { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<JobStepRow>
    {
        public void Configure(EntityTypeBuilder<JobStepRow> builder)
        {
            builder.ToTable("job_steps").IsAppendOnly();
            builder.HasKey(row => new { row.JobId, row.Name });
            builder.HasOne<JobRow>().WithMany().HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
