// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>The columns of the parties' lists: what is shown, looked through and ordered.</summary>
public static class PartyLists
{
    /// <summary>Organisations, by name.</summary>
    public static ListColumns<Organisation> Organisations(Visit visit, PartyBook book) => new(visit.Language.Culture(), one => one.Id.ToString(),
    [
        ("nome", one => one.LegalName),
        ("partita-iva", one => one.VatNumber.ToString()),
        ("ruoli", one => RolesOf(visit, one)),
        ("stato", one => visit[one.IsClosedOn(visit.Today) ? "state.closed" : "state.takes-part"]),
    ]);

    /// <summary>Declared numbers, in the order of the digits.</summary>
    public static ListColumns<DeclaredNumber> Numbers(Visit visit, PartyBook book) => new(visit.Language.Culture(), one => one.Id.ToString(),
    [
        ("numero", one => one.Number.ToString()),
        ("tipo", one => visit["kind." + one.Number.Kind.ToString().ToLowerInvariant()]),
        ("centro", one => book.NameOf(one.Centre)),
        ("committente", one => book.NameOf(one.Client)),
        ("periodo", one => LocalDatePattern.Iso.Format(one.Days.From)),
        ("stato", one => visit.StateOf(one.Effective).Word),
    ]);

    /// <summary>Mandates, by client.</summary>
    public static ListColumns<Mandate> Mandates(Visit visit, PartyBook book) => new(visit.Language.Culture(), one => one.Id.ToString(),
    [
        ("committente", one => book.NameOf(one.Client)),
        ("centro", one => book.NameOf(one.Centre)),
        ("campagna", one => book.Campaigns[one.Campaign].Name),
        ("termine", one => InstantPattern.General.Format(one.Effective.From)),
        ("stato", one => StateOf(visit, one).Word),
    ]);

    /// <summary>Where a mandate stands.</summary>
    public static (Tone Tone, string Word) StateOf(Visit visit, Mandate mandate) =>
        mandate.RevokedFrom is { } revoked && revoked <= visit.Now ? (Tone.Breach, visit["state.revoked"]) : visit.StateOf(mandate.Effective);

    /// <summary>What an organisation does, in words.</summary>
    public static string RolesOf(Visit visit, Organisation one) =>
        string.Join(", ", one.Roles.Select(role => visit["party." + role.ToString().ToLowerInvariant()]));
}
