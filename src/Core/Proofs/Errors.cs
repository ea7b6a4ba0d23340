// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>Ed25519 signing was asked for where the system has no OpenSSL 3.</summary>
public sealed record Ed25519CannotSignHere : Refusal
{
    /// <inheritdoc/>
    public override string Code => "ed25519-cannot-sign-here";

    /// <inheritdoc/>
    public override string Message => "This system has no libcrypto 3, without which Ed25519 signatures can be verified but not made.";

    /// <inheritdoc/>
    public override string Remedy => "Install OpenSSL 3 (package libssl3 or openssl) and start again.";
}

/// <summary>The bytes are not a private key of that algorithm.</summary>
public sealed record SecretUnusable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "key-secret-unusable";

    /// <inheritdoc/>
    public override string Message => "The secret is not a private key of this algorithm.";

    /// <inheritdoc/>
    public override string Remedy => "Restore the key from its backup, or retire it and make a new one.";
}

/// <summary>The JSON is not a public key in the form this project writes.</summary>
public sealed record KeyUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "key-unreadable";

    /// <inheritdoc/>
    public override string Message => "This is not a public key with its algorithm, purpose and dates.";

    /// <inheritdoc/>
    public override string Remedy => "Ask the issuer for its key list again and send it unchanged.";
}

/// <summary>The installation runs without signing keys.</summary>
public sealed record NoSigningKeyHere : Refusal
{
    /// <inheritdoc/>
    public override string Code => "no-signing-key-here";

    /// <inheritdoc/>
    public override string Message => "This process runs without signing keys and can only read.";

    /// <inheritdoc/>
    public override string Remedy => "Do this on the process that holds the keys.";
}

/// <summary>No key of that purpose is in use.</summary>
public sealed record NoKeyToRetire : Refusal
{
    /// <inheritdoc/>
    public override string Code => "no-key-to-retire";

    /// <inheritdoc/>
    public override string Message => "No key of this purpose is in use.";

    /// <inheritdoc/>
    public override string Remedy => "Nothing needs to be retired; the next signing makes a key.";
}

/// <summary>The bytes are not a DSSE envelope in JSON.</summary>
public sealed record EnvelopeUnreadable(string Because) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "envelope-unreadable";

    /// <inheritdoc/>
    public override string Message => $"This is not a signed envelope: {Because}.";

    /// <inheritdoc/>
    public override string Remedy => "Send the envelope exactly as it was issued.";
}
