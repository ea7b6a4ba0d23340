// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>A signed receipt: its envelope, and beside it what it is found by.</summary>
internal sealed class ReceiptRow
{
    public required Guid Id { get; init; }

    public required Guid Screening { get; init; }

    public required Guid List { get; init; }

    public required Guid Campaign { get; init; }

    public required Instant At { get; init; }

    public Instant? ValidUntil { get; init; }

    public required Json Envelope { get; init; }

    public static ReceiptRow From(KeptReceipt receipt) => new()
    {
        Id = receipt.Id.Value,
        Screening = receipt.Screening.Value,
        List = receipt.List.Value,
        Campaign = receipt.Campaign.Value,
        At = receipt.At,
        ValidUntil = receipt.ValidUntil,
        Envelope = receipt.Envelope.ToJson(),
    };

    public KeptReceipt ToReceipt() => new(
        new ReceiptId(Id), new ScreeningId(Screening), new ListId(List), new CampaignId(Campaign), At, ValidUntil,
        SignedEnvelope.Read(Envelope).ValueOrThrow());

    internal sealed class Table : IEntityTypeConfiguration<ReceiptRow>
    {
        public void Configure(EntityTypeBuilder<ReceiptRow> builder)
        {
            builder.ToTable("receipts").IsAppendOnly();
            builder.HasKey(row => row.Id);
            builder.HasIndex(row => row.Screening).IsUnique();
        }
    }
}
