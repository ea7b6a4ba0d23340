// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Screening;
using NodaTime;

namespace Filiera.SeedWorld;

/// <summary>The invented firms and what ties them. Every name says that it is invented; municipalities are real.</summary>
internal static class SeedSector
{
    private static readonly (string Name, string City, string Municipality)[] CentresAndCities =
    [
        ("Centralino Immaginario srl", "Lecce", "075035"),
        ("Voci Inventate spa", "Cagliari", "092009"),
        ("Filo Finto scarl", "Palermo", "082053"),
        ("Pronto Fantasia srl", "Torino", "001272"),
        ("Squillo Fittizio srl", "Bari", "072006"),
        ("Cornetta di Carta scarl", "Catania", "087015"),
        ("Contatto Ipotetico spa", "Napoli", "063049"),
        ("Rubrica Inesistente srl", "Roma", "058091"),
        ("Linea Supposta srl", "Taranto", "073027"),
        ("Ascolto Simulato scarl", "Cosenza", "078045"),
        ("Dialogo di Prova srl", "Genova", "010025"),
        ("Telefono Senza Fili srl", "Milano", "015146"),
    ];

    public static Sequence<SeedFirm> Clients() =>
    [
        Client(1, "client-energy", "Luce Fittizia Energia spa"),
        Client(2, "client-telecom", "Telefonia Inventata spa"),
        Client(3, "client-insurance", "Polizze Immaginarie spa"),
        Client(4, "client-charity", "Fondazione Buonafinta ETS"),
    ];

    public static Sequence<SeedFirm> Centres() => Sequence.From(CentresAndCities.Select((centre, i) => new SeedFirm(
        CentreKey(i + 1),
        centre.Name,
        Vat(101 + i),
        i == 11 ? [OrganisationRole.ContactCentre, OrganisationRole.ListProvider] : [OrganisationRole.ContactCentre],
        i == 11 ? null : string.Create(CultureInfo.InvariantCulture, $"{99001 + i}"))));

    public static Sequence<SeedFirm> SoleTraders() =>
        [new("agency-01", "Agenzia di Tizia Immaginaria", Vat(201), [OrganisationRole.Agency], null, IsSoleTrader: true)];

    public static Sequence<SeedSite> Sites() =>
    [
        .. CentresAndCities.Select((centre, i) => new SeedSite(CentreKey(i + 1), "Sede di " + centre.City, "IT", centre.Municipality)),
        new SeedSite("centre-02", "Sede di Firenze", "IT", "048017"),
        new SeedSite("centre-07", "Sede di Bologna", "IT", "037006"),
        new SeedSite("centre-09", "Sede di Tirana", "AL", null),
    ];

    public static Sequence<SeedCampaign> Campaigns() =>
    [
        new("luce-autunno", "client-energy", "Luce d'autunno", "energy", "promotion", CampaignTarget.NaturalPersons),
        new("luce-avvisi", "client-energy", "Avvisi ai clienti", "energy", "service", CampaignTarget.NaturalPersons),
        new("fibra-casa", "client-telecom", "Fibra in casa", "telecommunications", "promotion", CampaignTarget.NaturalPersons),
        new("fibra-pareri", "client-telecom", "Pareri sulla fibra", "telecommunications", "satisfaction", CampaignTarget.NaturalPersons),
        new("polizza-serena", "client-insurance", "Polizza serena", "insurance", "promotion", CampaignTarget.Mixed),
        new("sostegno-natale", "client-charity", "Sostegno di Natale", "other", "promotion", CampaignTarget.NaturalPersons),
    ];

    public static Sequence<SeedMandate> Mandates() =>
    [
        new("luce-autunno", "centre-01", 60, 120, null, []),
        new("luce-avvisi", "centre-07", 200, null, null, []),
        new("luce-autunno", "centre-12", 60, 120, 10, []),
        new("luce-autunno", "centre-10", 400, -30, null, []),
        new("fibra-casa", "centre-02", 90, 90, null, ["centre-06", "centre-09"]),
        new("fibra-pareri", "centre-08", 30, 30, null, []),
        new("polizza-serena", "centre-03", 45, 200, null, []),
        new("polizza-serena", "centre-05", 45, 200, null, []),
        new("sostegno-natale", "centre-04", 20, 60, null, []),
        new("sostegno-natale", "centre-11", 20, 60, null, []),
    ];

    public static Sequence<SeedNumber> Numbers() =>
    [
        new("centre-01", "client-energy", "0844 000 101", null),
        new("centre-01", "client-energy", "+39 0832 000101", null),
        new("centre-02", "client-telecom", "0844000102", null),
        new("centre-02", "client-telecom", "+39 070 000102", null),
        new("centre-03", "client-insurance", "0844 000 103", null),
        new("centre-04", "client-charity", "+39 011 0000104", null),
        new("centre-05", "client-insurance", "0844 000 105", null),
        new("centre-06", "client-telecom", "+39 095 0000106", null),
        new("centre-07", "client-energy", "+39 081 0000107", null),
        new("centre-08", "client-telecom", "0843 000 108", null),
        new("centre-09", "client-telecom", "+39 099 0000109", null),
        new("centre-10", "client-energy", "0844 000 110", 25),
        new("centre-11", "client-charity", "+39 010 0000111", null),
        new("centre-12", "client-energy", "0844 000 112", null),
        new("agency-01", "client-insurance", "+39 06 0000113", null),
    ];

    public static Sequence<SeedPerson> People() =>
    [
        .. CentresAndCities.Select((_, i) => new SeedPerson(
            CentreKey(i + 1),
            string.Create(CultureInfo.InvariantCulture, $"Responsabile Inventato {i + 1}"),
            PersonRole.ComplianceOfficer)),
        new SeedPerson("client-energy", "Delegata Inventata 1", PersonRole.ComplianceOfficer),
    ];

    private static SeedFirm Client(int serial, string key, string name) => new(key, name, Vat(serial), [OrganisationRole.Client], null);

    private static string CentreKey(int number) => string.Create(CultureInfo.InvariantCulture, $"centre-{number:00}");

    private static string Vat(int serial)
    {
        var ten = string.Create(CultureInfo.InvariantCulture, $"{9_990_000 + serial:0000000}999");
        return ten + PartitaIva.CheckDigitOf(ten);
    }

    /// <summary>Rights requests: one done in time, one extended, one forwarded late, one late by now, one of yesterday's calls.</summary>
    public static Sequence<SeedRightsRequest> Rights(string seed) =>
    [
        new("diritto-1", "client-energy", "centre-01", RightsRequestKind.Objection, RightsChannel.Call, PhoneOf(seed, 1), 48, 47, null, 40),
        new("diritto-2", "client-telecom", "centre-02", RightsRequestKind.Access, RightsChannel.Letter, PhoneOf(seed, 2), 45, 45, 20, null),
        new("diritto-3", "client-insurance", "centre-03", RightsRequestKind.ConsentWithdrawal, RightsChannel.Form, PhoneOf(seed, 3), 14, 6, null, 5),
        new("diritto-4", "client-telecom", "centre-06", RightsRequestKind.Erasure, RightsChannel.Email, null, 8, null, null, null),
        new("diritto-5", "client-energy", "centre-01", RightsRequestKind.Objection, RightsChannel.Gate, PhoneOf(seed, 5), 0, null, null, null),
    ];

    /// <summary>A morning's calls: a list whose answers hold, one in energy, one whose answers are too old, one whose mandate was revoked.</summary>
    public static Sequence<SeedDialling> Dialling() =>
    [
        new("fibra-casa", new LocalTime(10, 30), 300, Duration.FromSeconds(7)),
        new("luce-autunno", new LocalTime(11, 15), 160, Duration.FromSeconds(9)),
        new("polizza-serena", new LocalTime(11, 40), 60, Duration.FromSeconds(11)),
        new("luce-revocata", new LocalTime(11, 55), 20, Duration.FromSeconds(13)),
    ];

    // Synthetic, as the numbers of the lists are: drawn from a whole range, to be looked at and never called.
    private static string PhoneOf(string seed, int which) =>
        FormattableString.Invariant($"+39347{SeedStream.StateOf(seed, FormattableString.Invariant($"right {which}")) % 10_000_000:0000000}");
}
