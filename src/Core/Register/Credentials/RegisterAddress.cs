// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The short address of something that can be verified, as it stands in QR codes: <c>https://host/v/NUMBER#HASH</c>.</summary>
/// <param name="Host">The register's host, with its port where it has one.</param>
/// <param name="Number">The number.</param>
/// <param name="Hash">The first 32 hexadecimal digits of the credential's hash; null where the address names none.</param>
public sealed record RegisterAddress(string Host, string Number, string? Hash)
{
    /// <summary>How many digits of the hash an address holds.</summary>
    public const int HashDigits = 32;

    private const string Scheme = "https://";
    private const string Path = "/v/";

    /// <summary>Reads an address, strictly: plain hosts only, no user, no query, nothing encoded.</summary>
    /// <returns>The address, or <see cref="RegisterAddressUnreadable"/>.</returns>
    public static Result<RegisterAddress> Parse(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.Ordinal) || text.IndexOf(Path, Scheme.Length, StringComparison.Ordinal) is var slash && slash < 0)
        {
            return new RegisterAddressUnreadable();
        }

        var (host, rest) = (text[Scheme.Length..slash], text[(slash + Path.Length)..].Split('#'));
        return Did.IsHost(host) && rest.Length <= 2 && IsNumber(rest[0]) && (rest.Length == 1 || EntryText.IsHex(rest[1], HashDigits))
            ? new RegisterAddress(host, rest[0], rest.Length == 1 ? null : rest[1])
            : new RegisterAddressUnreadable();
    }

    /// <summary>True when a credential is the one the address was made for, or the address names no hash.</summary>
    public bool IsOf(Json.Map document) => Hash is null || document.Hash().ToHex().StartsWith(Hash, StringComparison.Ordinal);

    /// <summary>The address of a credential.</summary>
    /// <param name="host">The register's host.</param>
    /// <param name="number">Its number.</param>
    /// <param name="document">The credential without proofs.</param>
    public static RegisterAddress Of(string host, string number, Json.Map document) => new(host, number, document.Hash().ToHex()[..HashDigits]);

    /// <inheritdoc/>
    public override string ToString() => Scheme + Host + Path + Number + (Hash is null ? "" : "#" + Hash);

    private static bool IsNumber(string text) => text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
