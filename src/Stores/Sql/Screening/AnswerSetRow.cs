// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>A set of the register's answers that was received. It holds no number: those are in the index, encrypted.</summary>
internal sealed class AnswerSetRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string ControllerVat { get; init; }

    public required AnswerKind Kind { get; init; }

    public required Json Sources { get; init; }

    public required Json Submitted { get; init; }

    public required ContentHash Digest { get; init; }

    public required long Bytes { get; init; }

    public required long Numbers { get; init; }

    public required long Remove { get; init; }

    public Instant? Oldest { get; init; }

    public Instant? Newest { get; init; }

    public required Actor DeliveredBy { get; init; }

    public required Instant At { get; init; }

    public static AnswerSetRow From(AnswerSet set) => new()
    {
        Id = set.Id.Value,
        Name = set.Name,
        ControllerVat = set.ControllerVat,
        Kind = set.Kind,
        Sources = ListInputsJson.Write(set.Sources),
        Submitted = Json.Array(set.Submitted.Select(hash => (Json)hash.ToString())),
        Digest = set.Digest,
        Bytes = set.Bytes,
        Numbers = set.Numbers,
        Remove = set.Remove,
        Oldest = set.Oldest,
        Newest = set.Newest,
        DeliveredBy = set.By,
        At = set.At,
    };

    public AnswerSet ToSet() => new(
        new AnswerSetId(Id), Name, ControllerVat, Kind, ListInputsJson.Read(Sources), ListInputsJson.Hashes(Submitted),
        Digest, Bytes, Numbers, Remove, Oldest, Newest, DeliveredBy, At);

    internal sealed class Table : IEntityTypeConfiguration<AnswerSetRow>
    {
        public void Configure(EntityTypeBuilder<AnswerSetRow> builder)
        {
            builder.ToTable("answer_sets").IsAppendOnly();
            builder.HasKey(row => row.Id);
            builder.HasIndex(row => row.Digest);
            builder.HasIndex(row => new { row.ControllerVat, row.Id });
            builder.Property(row => row.Name).HasMaxLength(200);
        }
    }
}
