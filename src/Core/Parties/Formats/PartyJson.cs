// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;
using NodaTime.Text;
using static Filiera.Kernel.Json;

namespace Filiera.Parties;

/// <summary>The things of this room as JSON, as they stood when an event added them.</summary>
internal static class PartyJson
{
    internal static Json Of(Guid id) => id.ToString();

    internal static Json Of(LocalDate day) => LocalDatePattern.Iso.Format(day);

    internal static Json Of(LocalDate? day) => day is { } known ? Of(known) : Null;

    internal static Json Of(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    internal static Json Of(Instant? instant) => instant is { } known ? Of(known) : Null;

    internal static Json OrNull(string? text) => text is null ? Null : text;

    internal static Map Of(Organisation it) => Object(
        ("id", Of(it.Id.Value)),
        ("legalName", it.LegalName),
        ("vatNumber", it.VatNumber.Digits),
        ("roles", Json.Array(it.Roles.Select(role => (Json)role.ToString()))),
        ("rocNumber", OrNull(it.RocNumber)),
        ("soleTrader", it.IsSoleTrader));

    internal static Map Of(Site it) => Object(
        ("id", Of(it.Id.Value)),
        ("organisation", Of(it.Organisation.Value)),
        ("name", it.Name),
        ("country", OrNull(it.Country.Code)),
        ("municipality", OrNull(it.Municipality?.Code)),
        ("from", Of(it.Days.From)),
        ("until", Of(it.Days.Until)));

    internal static Map Of(DeclaredNumber it) => Object(
        ("id", Of(it.Id.Value)),
        ("centre", Of(it.Centre.Value)),
        ("client", Of(it.Client.Value)),
        ("number", it.Number.Digits.ToString(CultureInfo.InvariantCulture)),
        ("numberKind", OrNull(it.Number.Kind.ToCode())),
        ("from", Of(it.Days.From)),
        ("until", Of(it.Days.Until)),
        ("proof", it.Proof.Document.ToString()),
        ("proofDescription", it.Proof.Description));

    internal static Map Of(Campaign it) => Object(
        ("id", Of(it.Id.Value)),
        ("client", Of(it.Client.Value)),
        ("name", it.Name),
        ("sector", OrNull(it.Sector.Code)),
        ("purpose", OrNull(it.Purpose.Code)),
        ("target", it.Target.ToString()),
        ("channel", it.Channel.ToString()),
        ("from", Of(it.Days.From)),
        ("until", Of(it.Days.Until)));

    internal static Map Of(Mandate it) => Object(
        ("id", Of(it.Id.Value)),
        ("client", Of(it.Client.Value)),
        ("centre", Of(it.Centre.Value)),
        ("campaign", Of(it.Campaign.Value)),
        ("start", Of(it.Term.From)),
        ("end", Of(it.Term.To)),
        ("supplierDepth", it.SupplierDepth));

    internal static Map Of(AuthorisedSupplier it) => Object(
        ("id", Of(it.Id.Value)),
        ("mandate", Of(it.Mandate.Value)),
        ("appointedBy", Of(it.AppointedBy.Value)),
        ("supplier", Of(it.Supplier.Value)),
        ("start", Of(it.Term.From)),
        ("end", Of(it.Term.To)));

    internal static Map Of(Person it) => Object(
        ("id", Of(it.Id.Value)),
        ("organisation", Of(it.Organisation.Value)),
        ("role", it.Role.ToString()),
        ("from", Of(it.From)),
        ("keepUntil", Of(it.KeepUntil)));
}
