// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Filiera.Stores.Sql;

/// <summary>The review queue of one screening: groups and counts. Its rows stay in the withheld file.</summary>
internal sealed class ReviewQueueRow
{
    public required Guid Screening { get; init; }

    public required Guid List { get; init; }

    public required ContentHash Index { get; init; }

    public required string Delimiter { get; init; }

    public required bool Utf8 { get; init; }

    public required int NumberColumn { get; init; }

    public required Json Columns { get; init; }

    public required Json Groups { get; init; }

    public static ReviewQueueRow From(ReviewQueue queue) => new()
    {
        Screening = queue.Screening.Value,
        List = queue.List.Value,
        Index = queue.Index,
        Delimiter = queue.Delimiter.ToString(),
        Utf8 = queue.Utf8,
        NumberColumn = queue.NumberColumn,
        Columns = Words(queue.Columns),
        Groups = Json.Array(queue.Groups.Select(group => (Json)Json.Object(
            ("number", group.Number), ("reasons", Words(group.Reasons)), ("rows", group.Rows)))),
    };

    public ReviewQueue ToQueue() => new(
        new ScreeningId(Screening), new ListId(List), Index, Delimiter[0], Utf8, NumberColumn, Words(Columns),
        Sequence.From(((Json.List)Groups).Items.Select(Group)));

    private static ReviewGroup Group(Json json)
    {
        var map = (Json.Map)json;
        return new ReviewGroup((int)((Json.Integer)map["number"]!).Value, Words(map["reasons"]!), ((Json.Integer)map["rows"]!).Value);
    }

    private static Json Words(Sequence<string> words) => Json.Array(words.Select(word => (Json)word));

    private static Sequence<string> Words(Json json) => Sequence.From(((Json.List)json).Items.Select(word => ((Json.Text)word).Value));

    internal sealed class Table : IEntityTypeConfiguration<ReviewQueueRow>
    {
        public void Configure(EntityTypeBuilder<ReviewQueueRow> builder)
        {
            builder.ToTable("review_queues").IsAppendOnly();
            builder.HasKey(row => row.Screening);
        }
    }
}
