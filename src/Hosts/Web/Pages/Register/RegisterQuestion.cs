// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using Filiera.Register;

namespace Filiera.Web;

/// <summary>What somebody typed into the register's search, understood as one of the things it can be asked about.</summary>
/// <param name="Kind">Which: <c>vat</c>, <c>number</c>, <c>certificate</c> or <c>name</c>.</param>
/// <param name="Value">In its one form; of a name, as typed.</param>
public sealed record RegisterQuestion(string Kind, string Value)
{
    private const int Longest = 200;

    /// <summary>The page that answers it; null for a name.</summary>
    public string? Address => Kind switch
    {
        "vat" => "/registro/organizzazioni/" + Value,
        "number" => "/registro/numeri/" + Uri.EscapeDataString(Value),
        "certificate" => "/registro/certificati/" + Value,
        _ => null,
    };

    /// <summary>The place of it in the map; null for a name.</summary>
    public MapKey? Key => Kind switch
    {
        "vat" => MapKey.OfOrganisation(Value),
        "number" => MapKey.OfCallerNumber(Value),
        "certificate" => MapKey.OfCertificate(Value),
        _ => null,
    };

    /// <summary>A VAT number where it is one, else a telephone number, else a certificate number, else a name.</summary>
    public static RegisterQuestion Of(string text)
    {
        var asked = text.Trim()[..Math.Min(text.Trim().Length, Longest)];
        return Vat(asked) ?? Number(asked) ?? Certificate(asked) ?? new RegisterQuestion("name", asked);
    }

    /// <summary>A VAT number; null for anything else.</summary>
    public static RegisterQuestion? Vat(string text) =>
        PartitaIva.TryParse(text, out var vat) ? new RegisterQuestion("vat", vat.ToString()) : null;

    /// <summary>A telephone number, Italian without its prefix or any with it; null for anything else.</summary>
    public static RegisterQuestion? Number(string text) =>
        text.Any(char.IsAsciiDigit) && !text.Any(char.IsLetter) && CallerId.Parse(text) is Result<CallerId>.Ok { Value: var number }
            ? new RegisterQuestion("number", number.ToString())
            : null;

    /// <summary>A certificate number; null for anything else.</summary>
    public static RegisterQuestion? Certificate(string text)
    {
        var number = text.ToUpperInvariant();
        return number.Contains('-', StringComparison.Ordinal) && number.Any(char.IsAsciiDigit) && EntrySubject.TryParse("certificate:" + number, out _)
            ? new RegisterQuestion("certificate", number)
            : null;
    }
}
