// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Evidence;

/// <summary>What evidence is about: a kind and an identifier, such as <c>contact-list</c> and its id. Each subject has a chain of its own.</summary>
/// <remarks>An identifier is never a name, a telephone number or a tax code. Written <c>kind:id</c>.</remarks>
public sealed record EvidenceSubject
{
    /// <param name="kind">Kebab-case: lower-case letters, digits and single dashes, a letter first, at most 40 characters.</param>
    /// <param name="id">1 to 100 letters, digits, dots, dashes and underscores.</param>
    /// <exception cref="ArgumentException">Not of that form.</exception>
    public EvidenceSubject(string kind, string id)
    {
        Kind = IsKind(kind) ? kind : throw new ArgumentException("A kind is kebab-case.", nameof(kind));
        Id = IsId(id) ? id : throw new ArgumentException("An identifier is letters, digits, dots, dashes and underscores.", nameof(id));
    }

    /// <summary>The kind, in kebab-case.</summary>
    public string Kind { get; }

    /// <summary>The identifier.</summary>
    public string Id { get; }

    /// <summary>Reads <c>kind:id</c>, nothing before or after.</summary>
    /// <returns>False, and null, for anything else.</returns>
    public static bool TryParse(string? text, out EvidenceSubject? subject)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        subject = colon > 0 && IsKind(text![..colon]) && IsId(text[(colon + 1)..])
            ? new EvidenceSubject(text[..colon], text[(colon + 1)..])
            : null;
        return subject is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Kind + ":" + Id;

    internal static bool IsKind(string? kind) => Proofs.KeyPurpose.IsName(kind);

    internal static bool IsId(string? id) => id is { Length: >= 1 and <= 100 }
        && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
