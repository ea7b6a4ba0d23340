// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Proofs;

/// <summary>Why a check of an envelope is not met or was not run.</summary>
/// <remarks>The codes are public for ever.</remarks>
public static class EnvelopeReasons
{
    /// <summary>The payload is of another kind than expected.</summary>
    public const string OtherKind = "payload-of-another-kind";

    /// <summary>No trusted key was given.</summary>
    public const string NoTrustedKey = "no-trusted-key";

    /// <summary>The key was not in use for this purpose at that time.</summary>
    public const string KeyNotInUse = "key-not-in-use";

    /// <summary>The signature does not fit the payload and the key it names.</summary>
    public const string SignatureDoesNotFit = "signature-does-not-fit";

    /// <summary>Not looked at, because the signature is not good.</summary>
    public const string SignatureNotGood = "signature-not-good";

    /// <summary>It is signed by none of the trusted keys.</summary>
    public const string NoTrustedSigner = "signed-by-no-trusted-key";

    /// <summary>Not looked at, because its key is not known.</summary>
    public const string KeyNotKnown = "key-not-known";
}
