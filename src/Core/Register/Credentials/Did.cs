// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;

namespace Filiera.Register;

/// <summary>Who issues: a <c>did:web</c> of a host, with its port where it has one, or a <c>did:key</c>. No other kind is read.</summary>
/// <remarks>Hosts are plain ASCII in small letters, without <c>xn--</c>: a name that only looks like another is no host here. <c>default</c> is nobody.</remarks>
public readonly record struct Did
{
    private const string WebPrefix = "did:web:";
    private const string KeyPrefix = "did:key:";
    private readonly string? _text;

    private Did(string text) => _text = text;

    /// <summary>The identifier; empty for <c>default</c>.</summary>
    public string Text => _text ?? "";

    /// <summary>The host, with its port where it has one; null for a <c>did:key</c>.</summary>
    public string? Host => Text.StartsWith(WebPrefix, StringComparison.Ordinal) ? Text[WebPrefix.Length..].Replace("%3A", ":", StringComparison.Ordinal) : null;

    /// <summary>The address of its document; null for a <c>did:key</c>, which is its own.</summary>
    public string? DocumentAddress => Host is { } host ? $"https://{host}/.well-known/did.json" : null;

    /// <summary>The key inside a <c>did:key</c>; null for a <c>did:web</c>.</summary>
    public Proofs.VerificationKey? KeyInside => Host is null ? Multikey.Read(Text[KeyPrefix.Length..]) : null;

    /// <summary>The issuer whose documents lie on that host.</summary>
    /// <exception cref="ArgumentException">Not a host of this form.</exception>
    public static Did Web(string host) =>
        IsHost(host) ? new Did(WebPrefix + host.Replace(":", "%3A", StringComparison.Ordinal)) : throw new ArgumentException("Not a host.", nameof(host));

    /// <summary>The issuer that is a key and nothing else.</summary>
    public static Did Key(Proofs.VerificationKey key) => new(KeyPrefix + Multikey.Write(key));

    /// <summary>Reads one of the two kinds.</summary>
    /// <returns>False, and <c>default</c>, for anything else.</returns>
    public static bool TryParse(string? text, out Did did)
    {
        did = default;
        var known = text is not null && (text.StartsWith(KeyPrefix, StringComparison.Ordinal)
            ? Multikey.Read(text[KeyPrefix.Length..]) is { } key && Key(key).Text == text
            : text.StartsWith(WebPrefix, StringComparison.Ordinal) && text.IndexOf(':', WebPrefix.Length) < 0
                && IsHost(text[WebPrefix.Length..].Replace("%3A", ":", StringComparison.Ordinal)));
        if (known)
        {
            did = new Did(text!);
        }

        return known;
    }

    /// <summary>True for labels of small letters, digits and dashes joined by points, and a port after a colon where there is one.</summary>
    public static bool IsHost(string? host)
    {
        if (host is not { Length: > 0 and <= 253 } || host.Split(':') is not [var name, .. { Length: <= 1 } port])
        {
            return false;
        }

        return name.Split('.').All(label => label is { Length: > 0 and <= 63 } && label[0] != '-' && label[^1] != '-'
                && !label.StartsWith("xn--", StringComparison.Ordinal)
                && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            && (port is [] || (ushort.TryParse(port[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                && port[0] == number.ToString(CultureInfo.InvariantCulture)));
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
