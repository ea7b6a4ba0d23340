// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Rulebook;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>A sample of consents. It holds places in a file, no number.</summary>
internal sealed class ConsentSampleRow
{
    public required Guid Id { get; init; }

    public required Guid List { get; init; }

    public required Guid Campaign { get; init; }

    public required ContentHash Source { get; init; }

    public required long Population { get; init; }

    public required long ConfidencePpm { get; init; }

    public required long MarginPpm { get; init; }

    public required string Rule { get; init; }

    public required ContentHash Rulebook { get; init; }

    public required string Seed { get; init; }

    public required Json Items { get; init; }

    /// <summary>How many items there are, so that a list of samples needs none of them.</summary>
    public required int Size { get; init; }

    public required Actor DrawnBy { get; init; }

    public required Instant At { get; init; }

    public static ConsentSampleRow From(ConsentSample sample) => new()
    {
        Id = sample.Id.Value,
        List = sample.List.Value,
        Campaign = sample.Campaign.Value,
        Source = sample.Source,
        Population = sample.Population,
        ConfidencePpm = sample.Confidence.Value,
        MarginPpm = sample.Margin.Value,
        Rule = sample.Rule.ToString(),
        Rulebook = sample.Rulebook,
        Seed = sample.Seed,
        Items = Json.Array(sample.Items.Select(item => (Json)Json.Array(item.Number, item.Place, item.Line))),
        Size = sample.Items.Count,
        DrawnBy = sample.By,
        At = sample.At,
    };

    public ConsentSample ToSample() => new(
        new SampleId(Id), new ListId(List), new CampaignId(Campaign), Source, Population, new PartsPerMillion(ConfidencePpm),
        new PartsPerMillion(MarginPpm), RuleRef.Parse(Rule), Rulebook, Seed,
        Sequence.From(((Json.List)Items).Items.Select(Item)), DrawnBy, At);

    private static SampleItem Item(Json json)
    {
        var parts = ((Json.List)json).Items.Select(part => ((Json.Integer)part).Value).ToArray();
        return new SampleItem((int)parts[0], parts[1], parts[2]);
    }

    internal sealed class Table : IEntityTypeConfiguration<ConsentSampleRow>
    {
        public void Configure(EntityTypeBuilder<ConsentSampleRow> builder)
        {
            builder.ToTable("consent_samples").IsAppendOnly();
            builder.HasKey(row => row.Id);
        }
    }
}
