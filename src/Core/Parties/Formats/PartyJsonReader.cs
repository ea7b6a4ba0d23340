// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Parties;

/// <summary>Reads back what <see cref="PartyJson"/> wrote. Anything else is a damaged ledger and throws.</summary>
internal readonly struct PartyJsonReader(Json written)
{
    private readonly Json.Map _map = written as Json.Map ?? throw new FormatException("An event is a JSON object.");

    internal Guid Id() => Guid.ParseExact(Text("id"), "D");

    internal OrganisationId Party(string name) => new(Guid.ParseExact(Text(name), "D"));

    internal LocalDate Day(string name) => LocalDatePattern.Iso.Parse(Text(name)).GetValueOrThrow();

    internal Instant Moment(string name) => InstantPattern.ExtendedIso.Parse(Text(name)).GetValueOrThrow();

    internal Organisation Organisation() => new(
        new OrganisationId(Id()), Text("legalName"), Vat(Text("vatNumber")), Roles(), OptionalText("rocNumber"), IsSoleTrader: Flag("soleTrader"));

    internal Site Site() => new(
        new SiteId(Id()),
        Party("organisation"),
        Text("name"),
        CountryCode.Parse(Text("country")),
        OptionalText("municipality") is { } code ? new Municipality(code) : null,
        Days());

    internal DeclaredNumber DeclaredNumber() => new(
        new DeclaredNumberId(Id()),
        Party("centre"),
        Party("client"),
        Number(),
        Days(),
        new NumberProof(ContentHash.Parse(Text("proof")), Text("proofDescription")));

    internal Campaign Campaign() => new(
        new CampaignId(Id()),
        Party("client"),
        Text("name"),
        CampaignSector.Parse(Text("sector")),
        CampaignPurpose.Parse(Text("purpose")),
        Choice<CampaignTarget>(Text("target")),
        Choice<CampaignChannel>(Text("channel")),
        Days());

    internal Mandate Mandate() => new(
        new MandateId(Id()),
        Party("client"),
        Party("centre"),
        new CampaignId(Guid.ParseExact(Text("campaign"), "D")),
        Term(),
        Integer("supplierDepth"));

    internal AuthorisedSupplier Supplier() => new(
        new SupplierAuthorisationId(Id()),
        new MandateId(Guid.ParseExact(Text("mandate"), "D")),
        Party("appointedBy"),
        Party("supplier"),
        Term());

    internal Person Person() => new(
        new PersonId(Id()), Party("organisation"), Choice<PersonRole>(Text("role")), Day("from"), Day("keepUntil"));

    private CallerId Number()
    {
        var kind = NumberKind.None;
        return OptionalText("numberKind") is { } code && !NumberWords.TryParseKind(code, out kind)
            ? throw new FormatException("A number has no such kind.")
            : CallerId.FromKept(ulong.Parse(Text("number"), NumberStyles.None, CultureInfo.InvariantCulture), kind);
    }

    private static PartitaIva Vat(string digits) =>
        PartitaIva.TryParse(digits, out var number) ? number : throw new FormatException("Not a VAT number.");

    private static T Choice<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(name, out var choice) && Enum.GetName(choice) == name
        ? choice
        : throw new FormatException($"{typeof(T).Name} has no such value.");

    private Sequence<OrganisationRole> Roles() => _map["roles"] is Json.List list
        ? Sequence.From(list.Items.Select(item => Choice<OrganisationRole>(((item as Json.Text) ?? throw Missing("roles")).Value)))
        : throw Missing("roles");

    private DayRange Days() => new(Day("from"), _map["until"] is Json.Nothing ? null : Day("until"));

    private Term Term() => new(Moment("start"), _map["end"] is Json.Nothing ? null : Moment("end"));

    private string Text(string name) => (_map[name] as Json.Text ?? throw Missing(name)).Value;

    private string? OptionalText(string name) => _map[name] is Json.Nothing ? null : Text(name);

    private bool Flag(string name) => (_map[name] as Json.Flag ?? throw Missing(name)).Value;

    private int Integer(string name) => checked((int)(_map[name] as Json.Integer ?? throw Missing(name)).Value);

    private static FormatException Missing(string name) => new($"An event lacks its member {name}.");
}
