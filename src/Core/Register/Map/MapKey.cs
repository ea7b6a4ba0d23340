// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using System.Text;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>What the register can be asked about: a certificate number, a VAT number or a caller number, hashed with its kind.</summary>
/// <remarks>SHA-256 of <c>filiera-map-key-v1</c>, a zero byte, the kind, a zero byte and the number. <c>default</c> is nobody's.</remarks>
/// <param name="Hash">The place in the map.</param>
public readonly record struct MapKey(ContentHash Hash)
{
    /// <summary>The key of a certificate, by its number as printed.</summary>
    public static MapKey OfCertificate(string number) => Of("certificate", number);

    /// <summary>The key of an organisation, by country and VAT number, such as <c>IT</c> and 11 digits.</summary>
    public static MapKey OfOrganisation(string vat) => Of("organisation", vat);

    /// <summary>The key of a caller number, in international form with its plus sign, or a short code as it is dialled.</summary>
    public static MapKey OfCallerNumber(string number) => Of("caller-number", number);

    /// <summary>The turn taken at that depth: false for left.</summary>
    internal static bool Turn(ReadOnlySpan<byte> key, int depth) => (key[depth >> 3] >> (7 - (depth & 7)) & 1) == 1;

    private static MapKey Of(string kind, string number)
    {
        ArgumentException.ThrowIfNullOrEmpty(number);
        return new MapKey(new ContentHash(SHA256.HashData(Encoding.UTF8.GetBytes($"filiera-map-key-v1\0{kind}\0{number}"))));
    }
}
