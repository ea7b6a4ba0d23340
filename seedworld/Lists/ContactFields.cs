// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using NodaTime;

namespace Filiera.SeedWorld;

/// <summary>What a row says beside its number: basis, reference, dates, purpose, recipient, name.</summary>
internal readonly ref struct ContactFields
{
    private static readonly string[] GivenNames =
        ["Nicolò", "Mariù", "Niccolò", "Zoè", "Giosuè", "Noemi", "Ada", "Bice", "Ugo", "Iris", "Elio", "Tea"];

    private static readonly string[] FamilyNames =
        ["Esempio", "Inventati", "Fittizi", "D'Immaginè", "Di Prova", "Nessunò", "Campione", "Modello"];

    private static readonly string[] Purposes = ["marketing", "telemarketing", "offerte commerciali", "marketing, profilazione"];

    private static readonly string[] OtherPurposes = ["profilazione", "newsletter", "customer satisfaction"];

    private ContactFields(SeedBasis basis) => Basis = basis;

    public SeedBasis Basis { get; }

    public string Reference { get; private init; } = "";

    public LocalDate? Date { get; private init; }

    /// <summary>A date that no calendar has stands in the place of <see cref="Date"/>.</summary>
    public bool IsDateImpossible { get; private init; }

    public string Purpose { get; private init; } = "";

    public string Recipient { get; private init; } = "";

    public LocalDate? ContractEnd { get; private init; }

    public string GivenName { get; private init; } = "";

    public string FamilyName { get; private init; } = "";

    public static ContactFields Of(in SeedContact contact, SeedList list)
    {
        var drawn = new SeedStream(contact.Salt);
        var given = GivenNames[drawn.Below((uint)GivenNames.Length)];
        var family = FamilyNames[drawn.Below((uint)FamilyNames.Length)];
        var luck = drawn.Below(1000);
        var reference = drawn.Below(100) < 96;
        var serial = drawn.Below(100_000_000u);
        return contact.Basis switch
        {
            SeedBasis.Consent => new ContactFields(contact.Basis)
            {
                GivenName = given,
                FamilyName = family,
                Reference = Serial(reference, "CNS", serial),
                IsDateImpossible = luck >= 995,
                Date = ConsentDate(list.Day, luck, drawn.Below(690u), drawn.Below(500u)),
                Purpose = PurposeOf(drawn.Below(100), drawn.Below(4)),
                Recipient = RecipientOf(list, drawn.Below(100)),
            },
            SeedBasis.Customer => new ContactFields(contact.Basis)
            {
                GivenName = given,
                FamilyName = family,
                Reference = Serial(reference, "CTR", serial),
                ContractEnd = luck < 820 ? null : list.Day.PlusDays(-(int)(luck < 900 ? drawn.Below(29u) : 31 + drawn.Below(400u))),
            },
            SeedBasis.Request => new ContactFields(contact.Basis)
            {
                GivenName = given,
                FamilyName = family,
                Reference = Serial(reference, "RIC", serial),
                Date = luck < 970 ? list.Day.PlusDays(-(int)drawn.Below(9u)) : null,
            },
            _ => new ContactFields(contact.Basis) { GivenName = given, FamilyName = family },
        };
    }

    private static string Serial(bool isThere, string kind, uint serial) =>
        isThere ? string.Create(CultureInfo.InvariantCulture, $"{kind}-{serial:00000000}") : "";

    private static LocalDate? ConsentDate(LocalDate day, uint luck, uint recent, uint old) => luck switch
    {
        < 930 => day.PlusDays(-(int)recent - 1),
        < 970 => day.PlusDays(-(int)old - 740),
        < 990 => null,
        < 995 => day.PlusDays((int)recent + 1),
        _ => null,
    };

    private static string PurposeOf(uint luck, uint which) => luck switch
    {
        < 90 => Purposes[which],
        < 96 => OtherPurposes[which % 3],
        _ => "",
    };

    private static string RecipientOf(SeedList list, uint luck) => luck switch
    {
        < 80 => list.ClientName,
        < 92 => list.ClientVat,
        < 96 => "Altra Ditta Inventata srl",
        _ => "",
    };
}
