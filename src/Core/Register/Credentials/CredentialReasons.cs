// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>Why a check of a credential is not met or was not run.</summary>
/// <remarks>The codes are public for ever: docs/verify.md.</remarks>
public static class CredentialReasons
{
    /// <summary>It breaks a rule of the data model.</summary>
    public const string NotCredential = "not-a-credential";

    /// <summary>A context is not one of those known, or lies on another host than the issuer's.</summary>
    public const string ContextNotKnown = "context-not-known";

    /// <summary>A word, type or node is not of the shape known here.</summary>
    public const string ShapeNotKnown = "shape-not-known";

    /// <summary>A text holds invisible characters, or letters of two scripts that look alike.</summary>
    public const string TextDeceives = "text-deceives";

    /// <summary>There is neither token nor proof.</summary>
    public const string NotSigned = "not-signed";

    /// <summary>A proof is of a form or suite not known here.</summary>
    public const string ProofMalformed = "proof-malformed";

    /// <summary>The claims of the token say something else than the credential.</summary>
    public const string ClaimsDiffer = "claims-differ";

    /// <summary>The issuer's keys are not known.</summary>
    public const string KeysNotKnown = "issuer-keys-not-known";

    /// <summary>The issuer's document has no such key for signing credentials.</summary>
    public const string KeyNotListed = "key-not-listed";

    /// <summary>The key was not in use when it signed.</summary>
    public const string KeyNotInUse = "key-not-in-use";

    /// <summary>The signature does not fit.</summary>
    public const string SignatureDoesNotFit = "signature-does-not-fit";

    /// <summary>The issuer is of a kind not known here.</summary>
    public const string IssuerNotKnown = "issuer-not-known";

    /// <summary>The key is another's than the issuer's.</summary>
    public const string KeyOfAnother = "key-of-another";

    /// <summary>The issuer's keys came with the credential, so they vouch for nobody.</summary>
    public const string VouchesForItself = "issuer-vouches-for-itself";

    /// <summary>It was fetched from, or is said to be at, another host than the issuer's.</summary>
    public const string OtherHost = "address-of-another-host";

    /// <summary>Not looked at, because the signature is not good.</summary>
    public const string SignatureNotGood = "signature-not-good";

    /// <summary>It does not hold yet.</summary>
    public const string NotYet = "not-yet-valid";

    /// <summary>It holds no longer.</summary>
    public const string Expired = "expired";

    /// <summary>It has no status that could change.</summary>
    public const string NoStatus = "no-status";

    /// <summary>It was withdrawn.</summary>
    public const string Revoked = "revoked";

    /// <summary>It is suspended.</summary>
    public const string Suspended = "suspended";

    /// <summary>The list that holds its status is not at hand.</summary>
    public const string StatusNotFetched = "status-not-fetched";

    /// <summary>The list that holds its status is too old, or not yet of today.</summary>
    public const string StatusStale = "status-stale";

    /// <summary>The list that holds its status is not the issuer's, or not good.</summary>
    public const string StatusNotGood = "status-list-not-good";

    /// <summary>Its status stands in a form not known here.</summary>
    public const string StatusNotKnown = "status-not-known";

    /// <summary>There is no proof from a log.</summary>
    public const string NoLogProof = "no-log-proof";

    /// <summary>There is a proof from a log, but not the entry that it speaks of.</summary>
    public const string EntryNotGiven = "entry-not-given";

    /// <summary>What was given as the log's entry is none.</summary>
    public const string NotAnEntry = "not-an-entry";

    /// <summary>The register knows no certificate of that number.</summary>
    public const string NotInRegister = "not-in-register";

    /// <summary>No key of the log is trusted.</summary>
    public const string LogNotKnown = "log-not-known";

    /// <summary>The proof from the log does not fit.</summary>
    public const string LogProofWrong = "log-proof-wrong";

    /// <summary>The log's entry speaks of something else.</summary>
    public const string EntryOfAnother = "entry-of-another";

    /// <summary>The log's entry says that it no longer holds.</summary>
    public const string EntrySaysOtherwise = "entry-says-otherwise";

    /// <summary>No checkpoint is remembered.</summary>
    public const string NothingRemembered = "no-checkpoint-remembered";

    /// <summary>The log shows two histories.</summary>
    public const string SplitView = "split-view";

    /// <summary>Nothing proves that one checkpoint continues the other.</summary>
    public const string NoConsistencyProof = "no-consistency-proof";

    /// <summary>No issuer was named as trusted.</summary>
    public const string NoPolicy = "no-policy";

    /// <summary>The issuer is none of those trusted.</summary>
    public const string IssuerNotTrusted = "issuer-not-trusted";

    /// <summary>It is a demonstration, which the policy does not accept.</summary>
    public const string Demonstration = "demonstration-not-accepted";
}
