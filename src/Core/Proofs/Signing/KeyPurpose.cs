// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Proofs;

/// <summary>What a key may sign, and with which algorithm; a key made for one purpose proves nothing for another.</summary>
/// <remarks>Each room declares its own, such as <c>evidence</c>. The name is also the key's place in a store of files.</remarks>
public sealed record KeyPurpose
{
    /// <param name="name">Kebab-case: lower-case letters, digits and single dashes, from 1 to 40 characters, a letter first.</param>
    /// <param name="algorithm">The algorithm of every key of this purpose made from now on.</param>
    /// <exception cref="ArgumentException">The name is not of that form.</exception>
    public KeyPurpose(string name, SignatureAlgorithm algorithm)
    {
        Name = IsName(name) ? name : throw new ArgumentException("A purpose is named in kebab-case.", nameof(name));
        Algorithm = algorithm;
    }

    /// <summary>The name, in kebab-case.</summary>
    public string Name { get; }

    /// <summary>The algorithm of new keys.</summary>
    public SignatureAlgorithm Algorithm { get; }

    /// <summary>True for a name that can be a purpose.</summary>
    public static bool IsName(string? name) =>
        name is { Length: >= 1 and <= 40 } && char.IsAsciiLetterLower(name[0]) && name[^1] != '-'
        && !name.Contains("--", StringComparison.Ordinal)
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
