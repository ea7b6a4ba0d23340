// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>A statement about a controller's account with the register; the one of the highest number counts.</summary>
internal sealed class RegisterAccountRow
{
    public required string ControllerVat { get; init; }

    public required int Year { get; init; }

    public required int Number { get; init; }

    public required Json Tiers { get; init; }

    public required long PaidElsewhere { get; init; }

    public long? DailyLimit { get; init; }

    public LocalDate? SanctionedOn { get; init; }

    public required Json Companies { get; init; }

    public required Actor StatedBy { get; init; }

    public required Instant At { get; init; }

    public static RegisterAccountRow From(RegisterAccount account, int number) => new()
    {
        ControllerVat = account.ControllerVat,
        Year = account.Year,
        Number = number,
        Tiers = Json.Array(account.OtherTiers.Prepend(account.Tier).Select(Write)),
        PaidElsewhere = account.PaidElsewhere,
        DailyLimit = account.DailyLimit,
        SanctionedOn = account.SanctionedOn,
        Companies = Json.Array(account.Companies.Select(company => (Json)company.Value.ToString("D"))),
        StatedBy = account.By,
        At = account.At,
    };

    public RegisterAccount ToAccount()
    {
        var tiers = ((Json.List)Tiers).Items.Select(Read).ToList();
        return new RegisterAccount(
            ControllerVat, Year, tiers[0], Sequence.From(tiers.Skip(1)), PaidElsewhere, DailyLimit, SanctionedOn,
            Sequence.From(((Json.List)Companies).Items.Select(company => new OrganisationId(Guid.Parse(((Json.Text)company).Value)))), StatedBy, At);
    }

    private static Json Write(RegisterTier tier) => Json.Object(
        ("most_numbers", tier.MostNumbers is { } most ? most : Json.Null),
        ("yearly_price_cents", tier.YearlyPrice is { } price ? (long)(price.RoundedForDocument().Amount * 100) : Json.Null));

    private static RegisterTier Read(Json written)
    {
        var map = (Json.Map)written;
        return new RegisterTier(
            (map["most_numbers"] as Json.Integer)?.Value,
            map["yearly_price_cents"] is Json.Integer cents ? Money.Euro(cents.Value / 100m) : null);
    }

    internal sealed class Table : IEntityTypeConfiguration<RegisterAccountRow>
    {
        public void Configure(EntityTypeBuilder<RegisterAccountRow> builder)
        {
            builder.ToTable("register_accounts").IsAppendOnly();
            builder.HasKey(row => new { row.ControllerVat, row.Year, row.Number });
        }
    }
}
