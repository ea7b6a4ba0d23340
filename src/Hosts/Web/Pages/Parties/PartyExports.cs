// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>The lists of the parties as files.</summary>
public static class PartyExports
{
    private static readonly string[] OrganisationColumns = ["id", "legal_name", "vat_number", "roles", "roc_number", "closed_from"];
    private static readonly string[] Number = ["id", "number", "kind", "centre", "client", "from", "until", "released_from", "proof"];
    private static readonly string[] MandateColumns = ["id", "client", "centre", "campaign", "sector", "purpose", "start", "end", "revoked_from", "supplier_depth"];

    /// <summary>The organisations as comma-separated text.</summary>
    public static IResult OrganisationsCsv(IEnumerable<Organisation> rows) => Export.Csv("organisations", OrganisationColumns, Organisations(rows));

    /// <summary>The organisations as JSON.</summary>
    public static IResult OrganisationsJson(IEnumerable<Organisation> rows) => AsJson("organisations", OrganisationColumns, Organisations(rows));

    /// <summary>The declared numbers as comma-separated text.</summary>
    public static IResult NumbersCsv(PartyBook book, IEnumerable<DeclaredNumber> rows) => Export.Csv("numbers", Number, Numbers(book, rows));

    /// <summary>The declared numbers as JSON.</summary>
    public static IResult NumbersJson(PartyBook book, IEnumerable<DeclaredNumber> rows) => AsJson("numbers", Number, Numbers(book, rows));

    /// <summary>The mandates as comma-separated text.</summary>
    public static IResult MandatesCsv(PartyBook book, IEnumerable<Mandate> rows) => Export.Csv("mandates", MandateColumns, Mandates(book, rows));

    /// <summary>The mandates as JSON.</summary>
    public static IResult MandatesJson(PartyBook book, IEnumerable<Mandate> rows) => AsJson("mandates", MandateColumns, Mandates(book, rows));

    private static IEnumerable<string[]> Organisations(IEnumerable<Organisation> rows) => rows.Select(organisation => new[]
    {
        organisation.Id.ToString(), organisation.LegalName, organisation.VatNumber.ToString(), string.Join(' ', organisation.Roles),
        organisation.RocNumber ?? "", Text(organisation.ClosedFrom),
    });

    private static IEnumerable<string[]> Numbers(PartyBook book, IEnumerable<DeclaredNumber> rows) => rows.Select(number => new[]
    {
        number.Id.ToString(), number.Number.ToString(), number.Number.Kind.ToString(), book.NameOf(number.Centre), book.NameOf(number.Client),
        Text(number.Days.From), Text(number.Days.Until), Text(number.ReleasedFrom), number.Proof.Document.ToString(),
    });

    private static IEnumerable<string[]> Mandates(PartyBook book, IEnumerable<Mandate> rows) => rows.Select(mandate =>
    {
        var campaign = book.Campaigns[mandate.Campaign];
        return new[]
        {
            mandate.Id.ToString(), book.NameOf(mandate.Client), book.NameOf(mandate.Centre), campaign.Name, campaign.Sector.ToString(),
            campaign.Purpose.ToString(), Text(mandate.Term.From), Text(mandate.Term.To), Text(mandate.RevokedFrom),
            mandate.SupplierDepth.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    });

    private static IResult AsJson(string key, string[] heading, IEnumerable<string[]> rows) => Export.ToJson(key, Json.Array(
        rows.Select(row => (Json)Json.Object([.. heading.Zip(row, (name, value) => (name, (Json)value))]))));

    private static string Text(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : "";

    private static string Text(Instant? at) => at is { } known ? InstantPattern.General.Format(known) : "";
}
