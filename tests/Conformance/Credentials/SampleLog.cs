// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register;
using Filiera.Register.Samples;
using NodaTime;

namespace Filiera.Conformance;

/// <summary>A small log in memory with entries about credentials, and bundles that prove them to be in it.</summary>
internal sealed class SampleLog(SampleCredentials samples) : IDisposable
{
    private readonly SigningKey _key = SigningKey.FromSecret(SignatureAlgorithm.Ed25519, Enumerable.Repeat((byte)9, SigningKey.SecretSize).ToArray()).ValueOrThrow();

    public NoteKey Key => Signer.Key;

    private NoteSigner Signer => new(SampleCredentials.Host + "/log", NoteKeyKind.Ed25519, _key);

    /// <summary>A bundle whose entry names the hash of the credential.</summary>
    public CredentialBundle Bundle(SecuredCredential signed) => Bundle(signed, RegisterEntry.Create(
        EntryType.CertificateIssued,
        EntrySubject.Of(SubjectKind.Certificate, "F-000001"),
        null,
        new LocalDate(2026, 3, 1),
        SampleCredentials.Issued,
        Json.Object(
            ("credential_hash", signed.Document.Hash().ToString()),
            ("holder", EntrySubject.Of(SubjectKind.Organisation, "IT01234567897").ToString()),
            ("scheme_hash", ContentHash.Of("scheme"u8).ToString()))).ValueOrThrow());

    /// <summary>A bundle of that entry.</summary>
    public CredentialBundle Bundle(SecuredCredential signed, RegisterEntry stated)
    {
        var (entry, left) = (stated.ToBytes(), ContentHash.Of("left"u8));
        var leaf = MerkleHash.Leaf(entry);
        var checkpoint = SignedCheckpoint.Sign(new Checkpoint(Signer.Key.Name, 2, MerkleHash.Node(left, leaf)), SampleCredentials.Issued, Signer);
        return new CredentialBundle(
            signed.Secured, null, [samples.Document], samples.Means.StatusLists, Sequence.Create<byte>(entry), new TlogProof([], 1, [left], checkpoint.Note));
    }

    public void Dispose() => _key.Dispose();
}
