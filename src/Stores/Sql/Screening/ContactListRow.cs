// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>A contact list that was delivered. It holds no number: those are in the file, by its hash.</summary>
internal sealed class ContactListRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Guid Centre { get; init; }

    public required Guid Campaign { get; init; }

    public required ContentHash Content { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Canonical JSON as text, so that a hash can be looked for in it.</summary>
    public required string Inputs { get; init; }

    public Json? Mapping { get; init; }

    public required Actor DeliveredBy { get; init; }

    public required Instant At { get; init; }

    public static ContactListRow From(ContactList list) => new()
    {
        Id = list.Id.Value,
        Name = list.Name,
        Centre = list.Centre.Value,
        Campaign = list.Campaign.Value,
        Content = list.Content,
        Bytes = list.Bytes,
        Inputs = ListInputsJson.Write(list.Inputs).ToCanonicalText(),
        Mapping = list.Mapping?.ToJson(),
        DeliveredBy = list.By,
        At = list.At,
    };

    public ContactList ToList() => new(
        new ListId(Id), Name, new OrganisationId(Centre), new CampaignId(Campaign), Content, Bytes,
        ListInputsJson.Read(Conversions.ReadJson(Inputs)), Mapping is null ? null : ListMapping.Parse(Mapping.ToCanonicalBytes()).ValueOrThrow(), DeliveredBy, At);

    internal sealed class Table : IEntityTypeConfiguration<ContactListRow>
    {
        public void Configure(EntityTypeBuilder<ContactListRow> builder)
        {
            builder.ToTable("contact_lists").IsAppendOnly();
            builder.HasKey(row => row.Id);
            builder.Property(row => row.Name).HasMaxLength(200);
            builder.HasIndex(row => row.Campaign);
            builder.HasIndex(row => row.Content);
        }
    }
}
