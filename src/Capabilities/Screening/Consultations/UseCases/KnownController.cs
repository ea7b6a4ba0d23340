// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;

namespace Filiera.Screening;

/// <summary>Finds the organisation that asks the register, by its VAT number.</summary>
internal static class KnownController
{
    public static Result<Organisation> Of(PartyBook book, string? vatNumber) => PartitaIva.Parse(vatNumber) switch
    {
        Result<PartitaIva>.Refused refused => Sequence.From(refused.Refusals.Select(refusal => refusal with { Where = "/controller" })),
        Result<PartitaIva>.Ok { Value: var vat } => book.Organisations.Values.FirstOrDefault(known => known.VatNumber == vat) is { } found
            ? found
            : new OrganisationUnknown { Where = "/controller" },
        _ => throw new InvalidOperationException("Neither value nor refusal."),
    };
}
