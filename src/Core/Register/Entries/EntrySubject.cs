// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>Who or what an entry speaks of: a kind and an identifier of that kind's one form.</summary>
/// <remarks><c>default</c> is nobody and stands in no entry.</remarks>
public readonly record struct EntrySubject
{
    private EntrySubject(SubjectKind kind, string id) => (Kind, Id) = (kind, id);

    /// <summary>The map, which has no identifier of its own.</summary>
    public static EntrySubject Map { get; } = new(SubjectKind.Map, "register");

    /// <summary>The kind.</summary>
    public SubjectKind Kind { get; }

    /// <summary>The identifier; null for <c>default</c>.</summary>
    public string? Id { get; }

    /// <summary>True when only a salted commitment stands here.</summary>
    public bool IsCommitted => Kind is SubjectKind.OrganisationCommitted or SubjectKind.PersonCommitted
        or SubjectKind.CertificateCommitted or SubjectKind.CallerNumberCommitted;

    /// <summary>A subject in clear, or a commitment already made.</summary>
    /// <exception cref="ArgumentException">Not an identifier of that kind.</exception>
    public static EntrySubject Of(SubjectKind kind, string id) => IsId(kind, id)
        ? new EntrySubject(kind, id)
        : throw new ArgumentException("Not an identifier of this kind.", nameof(id));

    /// <summary>Somebody who must not be named: erase the salt, and this points to no one.</summary>
    /// <param name="kind">One of the committed kinds.</param>
    /// <param name="salt">Kept apart from the register.</param>
    /// <param name="value">What is committed to, such as the certificate's number in UTF-8.</param>
    /// <exception cref="ArgumentException">Not a committed kind.</exception>
    public static EntrySubject Committed(SubjectKind kind, Salt salt, ReadOnlySpan<byte> value)
    {
        var subject = new EntrySubject(kind, SaltedCommitment.LeafHash(salt, value).ToHex());
        return subject.IsCommitted ? subject : throw new ArgumentException("Such a subject stands in clear.", nameof(kind));
    }

    /// <summary>Reads a kind, a colon and an identifier.</summary>
    /// <returns>False, and <c>default</c>, for anything else.</returns>
    public static bool TryParse(string? text, out EntrySubject subject)
    {
        subject = default;
        if (text?.Split(':', 2) is not [var name, var id] || !EntryWords<SubjectKind>.TryRead(name, out var kind) || !IsId(kind, id))
        {
            return false;
        }

        subject = new EntrySubject(kind, id);
        return true;
    }

    /// <summary>The key under which the map holds it; null for kinds the map does not hold, and for commitments, whose entry may name one.</summary>
    public MapKey? KeyInMap => Kind switch
    {
        SubjectKind.Organisation => MapKey.OfOrganisation(Id!),
        SubjectKind.Certificate => MapKey.OfCertificate(Id!),
        SubjectKind.CallerNumber => MapKey.OfCallerNumber(Id!),
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => Id is null ? "(nobody)" : $"{EntryWords<SubjectKind>.Name(Kind)}:{Id}";

    private static bool IsId(SubjectKind kind, string id) => kind switch
    {
        SubjectKind.Organisation => EntryText.IsVat(id),
        SubjectKind.Certificate => EntryText.IsCertificateNumber(id),
        SubjectKind.CallerNumber => EntryText.IsCallerNumber(id),
        SubjectKind.Mandate => Guid.TryParseExact(id, "D", out var guid) && id == guid.ToString("D"),
        SubjectKind.Rules or SubjectKind.Evidence => EntryText.IsCode(id),
        SubjectKind.Key => EntryText.IsHex(id, 32),
        SubjectKind.Map => id == "register",
        _ => EntryText.IsHex(id, 2 * ContentHash.Size),
    };
}
