// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: the eight checks stand in one place, in the order in which docs/verify.md tells them.
using System.Runtime.CompilerServices;
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register;

/// <summary>Verifies credentials: no clock, no network, no store; the same input gives the same verdict for ever.</summary>
public static class CredentialVerification
{
    private static readonly Outcome Met = new Outcome.Met();

    private static readonly ConditionalWeakTable<Json.Map, ReadList> Lists = [];

    /// <summary>Verifies a credential as JSON, with its proofs inside.</summary>
    public static CredentialVerdict Of(Json.Map secured, VerificationMeans means) => Of(secured, null, means);

    /// <summary>Verifies a credential as a token; proofs inside it must fit as well.</summary>
    public static CredentialVerdict Of(CredentialJwt token, VerificationMeans means) => Of(token.Document, token, means);

    private static CredentialVerdict Of(Json.Map secured, CredentialJwt? token, VerificationMeans means)
    {
        var genuine = Genuine(secured, token, means);
        var (form, signature, issuer) = genuine.Outcomes;
        var document = genuine.Document;
        var good = signature is Outcome.Met && form is Outcome.Met;
        Outcome status = good
            ? Status(document, means)
            : new Outcome.NotRun(CredentialReasons.SignatureNotGood);
        Sequence<Check> checks =
        [
            new(CredentialChecks.Form, form),
            new(CredentialChecks.Signature, signature),
            new(CredentialChecks.Issuer, issuer),
            new(CredentialChecks.Dates, good ? Dates(document, means.Now) : new Outcome.NotRun(CredentialReasons.SignatureNotGood)),
            new(CredentialChecks.Status, status),
            new(CredentialChecks.LogInclusion, Inclusion(document, means), Required: means.Policy.RequiresLog),
            new(CredentialChecks.LogConsistency, Consistency(means), Required: false),
            new(CredentialChecks.Policy, Policy(document, means.Policy)),
        ];
        return new CredentialVerdict(new Verification(checks), IsDemonstration(document), document);
    }

    private static (Json.Map Document, (Outcome Form, Outcome Signature, Outcome Issuer) Outcomes) Genuine(Json.Map secured, CredentialJwt? token, VerificationMeans means)
    {
        var document = new Json.Map(secured.Members.Remove("proof"));
        var issuer = DataIntegrity.IssuerOf(document);
        var known = Did.TryParse(issuer, out var did);
        var keys = KeysOf(issuer, means);
        var (form, quads) = Form(secured, document, issuer);
        var signature = quads is null
            ? new Outcome.NotRun(CredentialReasons.NotCredential)
            : Signature(document, quads, secured, token, keys?.Document);
        Outcome whose = !known ? new Outcome.NotMet(CredentialReasons.IssuerNotKnown)
            : KeysOf(secured, token).Any(address => address.Split('#')[0] != issuer) ? new Outcome.NotMet(CredentialReasons.KeyOfAnother)
            : means.ClaimedHost is { } host && host != did.Host ? new Outcome.NotMet(CredentialReasons.OtherHost)
            : keys is null ? new Outcome.NotRun(CredentialReasons.KeysNotKnown)
            : keys.IsVouchedFor ? Met
            : new Outcome.NotRun(CredentialReasons.VouchesForItself);
        return (document, (form, signature, whose));
    }

    private static KnownIssuer? KeysOf(string issuer, VerificationMeans means) => !Did.TryParse(issuer, out var did) ? null
        : did.Host is null ? new KnownIssuer(DidDocument.OfKey(did)!, true)
        : means.Issuers.Where(one => one.Document.Id == did).OrderByDescending(one => one.IsVouchedFor).FirstOrDefault();

    private static (Outcome Outcome, byte[]? Quads) Form(Json.Map secured, Json.Map document, string issuer)
    {
        if (CredentialModel.Problem(secured) is not null)
        {
            return (new Outcome.NotMet(CredentialReasons.NotCredential), null);
        }

        if (CredentialContexts.Read(document["@context"], issuer) is not { } vocabulary)
        {
            return (new Outcome.NotMet(CredentialReasons.ContextNotKnown), null);
        }

        if (CredentialQuads.Of(document, vocabulary) is not { } quads)
        {
            return (new Outcome.NotMet(CredentialReasons.ShapeNotKnown), null);
        }

        return (HonestText.Holds(document) ? Met : new Outcome.NotMet(CredentialReasons.TextDeceives), quads);
    }

    private static Outcome Signature(Json.Map document, byte[] quads, Json.Map secured, CredentialJwt? token, DidDocument? keys)
    {
        var proofs = DataIntegrity.Proofs(secured);
        if (proofs is null)
        {
            return new Outcome.NotMet(CredentialReasons.ProofMalformed);
        }

        if (proofs.Count == 0 && token is null)
        {
            return new Outcome.NotMet(CredentialReasons.NotSigned);
        }

        var readable = proofs.TrueForAll(proof => DataIntegrity.Read(proof, document["@context"]) is not null);
        if (!readable)
        {
            return new Outcome.NotMet(CredentialReasons.ProofMalformed);
        }

        if (keys is null)
        {
            return new Outcome.NotRun(CredentialReasons.KeysNotKnown);
        }

        string? problem = null;
        if (token is not null)
        {
            problem = Key(keys, token.KeyAddress, token.SignedAt, out var key) ?? token.Problem(key!);
        }

        foreach (var proof in proofs)
        {
            problem ??= Key(keys, DataIntegrity.Text(proof, "verificationMethod"), CredentialDates.Read(DataIntegrity.Text(proof, "created")), out var key)
                ?? DataIntegrity.Problem(document, quads, proof, key!);
        }

        return problem is null ? Met : new Outcome.NotMet(problem);
    }

    private static string? Key(DidDocument keys, string address, Instant? at, out VerificationKey? key)
    {
        var method = keys.AssertionMethods.Contains(address) ? keys.Methods.FirstOrDefault(method => method.Id == address) : null;
        key = method?.Key;
        return method is null || method.Controller != keys.Id.Text ? CredentialReasons.KeyNotListed
            : at is not { } signed || !method.IsInUse(signed) ? CredentialReasons.KeyNotInUse
            : null;
    }

    private static IEnumerable<string> KeysOf(Json.Map secured, CredentialJwt? token) =>
        (DataIntegrity.Proofs(secured) ?? []).Select(proof => DataIntegrity.Text(proof, "verificationMethod")).Concat(token is null ? [] : [token.KeyAddress]);

    private static Outcome Dates(Json.Map document, Instant now) =>
        CredentialDates.Read(DataIntegrity.Text(document, "validFrom")) is { } from && now < from ? new Outcome.NotMet(CredentialReasons.NotYet)
        : CredentialDates.Read(DataIntegrity.Text(document, "validUntil")) is { } until && now >= until ? new Outcome.NotMet(CredentialReasons.Expired)
        : Met;

    private static Outcome Status(Json.Map document, VerificationMeans means)
    {
        Json[] entries = document["credentialStatus"] switch
        {
            null => [],
            Json.List list => [.. list.Items],
            var one => [one],
        };
        if (entries.Length == 0)
        {
            return new Outcome.NotApplicable(CredentialReasons.NoStatus);
        }

        var outcomes = entries.Select(entry => StatusEntry.Read(entry) is { } read
            ? Status(read, DataIntegrity.IssuerOf(document), means)
            : new Outcome.NotRun(CredentialReasons.StatusNotKnown)).ToList();

        // What is known to be bad outweighs what is not known; withdrawn outweighs suspended.
        return outcomes.Find(outcome => outcome is Outcome.NotMet { Because: CredentialReasons.Revoked })
            ?? outcomes.Find(outcome => outcome is Outcome.NotMet { Because: CredentialReasons.Suspended })
            ?? outcomes.Find(outcome => outcome is not Outcome.Met)
            ?? Met;
    }

    private static Outcome Status(StatusEntry entry, string issuer, VerificationMeans means)
    {
        if (means.StatusLists.FirstOrDefault(list => DataIntegrity.Text(list, "id") == entry.List) is not { } list)
        {
            return new Outcome.NotRun(CredentialReasons.StatusNotFetched);
        }

        var read = Read(list, means);
        if (!read.IsGenuine || DataIntegrity.IssuerOf(read.Document) != issuer || read.Bits(entry.Purpose) is not { } bits || entry.Index >= bits.Count)
        {
            return new Outcome.NotRun(CredentialReasons.StatusNotGood);
        }

        return Dates(read.Document, means.Now) is not Outcome.Met ? new Outcome.NotRun(CredentialReasons.StatusStale)
            : !bits[entry.Index] ? Met
            : new Outcome.NotMet(entry.Purpose == StatusPurpose.Revocation ? CredentialReasons.Revoked : CredentialReasons.Suspended);
    }

    // The same list under the same keys says the same: it is verified once for all the credentials it speaks of.
    private static ReadList Read(Json.Map list, VerificationMeans means)
    {
        var keys = KeysOf(DataIntegrity.IssuerOf(list), means)?.Document;
        if (Lists.TryGetValue(list, out var known) && ReferenceEquals(known.Keys, keys))
        {
            return known;
        }

        // The host from which the credential came says nothing about its list.
        var (document, outcomes) = Genuine(list, null, means with { ClaimedHost = null });
        var read = new ReadList(document, keys, outcomes is (Outcome.Met, Outcome.Met, _));
        Lists.AddOrUpdate(list, read);
        return read;
    }

    private static Outcome Inclusion(Json.Map document, VerificationMeans means)
    {
        if (means.LogProof is not { } proof || means.Entry is not { } bytes)
        {
            return new Outcome.NotRun(means.LogProof is null ? CredentialReasons.NoLogProof : CredentialReasons.EntryNotGiven);
        }

        if (Opened(proof, means.Policy) is not { } log)
        {
            return new Outcome.NotRun(CredentialReasons.LogNotKnown);
        }

        if (log is not Result<SignedCheckpoint>.Ok { Value.Checkpoint: var checkpoint }
            || !new InclusionProof(proof.Index, checkpoint.Size, proof.Path).Proves(MerkleHash.Leaf(bytes.AsSpan()), checkpoint.Root))
        {
            return new Outcome.NotMet(CredentialReasons.LogProofWrong);
        }

        return RegisterEntry.Parse(bytes.AsSpan()) is not Result<RegisterEntry>.Ok { Value: var entry } || !LoggedCertificate.Speaks(entry, document)
                ? new Outcome.NotMet(CredentialReasons.EntryOfAnother)
            : LoggedCertificate.IsGround(entry.Type) ? Met
            : new Outcome.NotMet(CredentialReasons.EntrySaysOtherwise);
    }

    internal static Outcome Consistency(VerificationMeans means)
    {
        if (means.Remembered is not { } remembered)
        {
            return new Outcome.NotRun(CredentialReasons.NothingRemembered);
        }

        if (means.LogProof is not { } proof)
        {
            return new Outcome.NotRun(CredentialReasons.NoLogProof);
        }

        if (Opened(proof, means.Policy) is not Result<SignedCheckpoint>.Ok { Value.Checkpoint: var shown } || shown.Origin != remembered.Origin)
        {
            return new Outcome.NotRun(CredentialReasons.LogNotKnown);
        }

        var (old, newer) = shown.Size < remembered.Size ? (shown, remembered) : (remembered, shown);
        return old.Size == newer.Size ? old.Root == newer.Root ? Met : new Outcome.NotMet(CredentialReasons.SplitView)
            : means.Consistency is not { } path ? new Outcome.NotRun(CredentialReasons.NoConsistencyProof)
            : new ConsistencyProof(old.Size, newer.Size, path).Proves(old.Root, newer.Root) ? Met
            : new Outcome.NotMet(CredentialReasons.SplitView);
    }

    // Null when none of the keys trusted bears the log's name.
    private static Result<SignedCheckpoint>? Opened(TlogProof proof, VerificationPolicy policy)
    {
        var origin = proof.Checkpoint.Text.Split('\n')[0];
        List<NoteKey> keys = [.. policy.LogKeys.Where(key => key.Name == origin && key.Kind == NoteKeyKind.Ed25519)];
        return keys.Count == 0 ? null : SignedCheckpoint.Open(proof.Checkpoint.ToBytes(), origin, keys);
    }

    private static Outcome Policy(Json.Map document, VerificationPolicy policy) =>
        policy.TrustedIssuers.IsEmpty ? new Outcome.NotRun(CredentialReasons.NoPolicy)
        : !policy.TrustedIssuers.Any(issuer => issuer.Text == DataIntegrity.IssuerOf(document)) ? new Outcome.NotMet(CredentialReasons.IssuerNotTrusted)
        : policy.RefusesDemonstration && IsDemonstration(document) ? new Outcome.NotMet(CredentialReasons.Demonstration)
        : Met;

    private static bool IsDemonstration(Json.Map document) => document["demonstration"] is Json.Flag { Value: true };

    private sealed class ReadList(Json.Map document, DidDocument? keys, bool isGenuine)
    {
        private readonly Lazy<StatusBits?> _revocation = new(() => StatusList.Bits(document, StatusPurpose.Revocation));
        private readonly Lazy<StatusBits?> _suspension = new(() => StatusList.Bits(document, StatusPurpose.Suspension));

        public Json.Map Document => document;

        public DidDocument? Keys => keys;

        public bool IsGenuine => isGenuine;

        public StatusBits? Bits(StatusPurpose purpose) => (purpose == StatusPurpose.Revocation ? _revocation : _suspension).Value;
    }
}
