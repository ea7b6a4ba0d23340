// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>What was handed over is larger than anything that is verified.</summary>
public sealed record ArtefactTooLarge : Refusal
{
    /// <inheritdoc/>
    public override string Code => "artefact-too-large";

    /// <inheritdoc/>
    public override string Message => "It is larger than 1,000,000 bytes.";

    /// <inheritdoc/>
    public override string Remedy => "Send the credential, badge, receipt or proof alone.";
}

/// <summary>Objects and lists stand too deep within each other.</summary>
public sealed record ArtefactTooDeep : Refusal
{
    /// <inheritdoc/>
    public override string Code => "artefact-too-deep";

    /// <inheritdoc/>
    public override string Message => "Objects and lists stand more than 32 deep within each other.";

    /// <inheritdoc/>
    public override string Remedy => "Send the credential exactly as it was issued; no genuine one is so deep.";
}

/// <summary>What was handed over is nothing that can be verified.</summary>
public sealed record ArtefactUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "artefact-unreadable";

    /// <inheritdoc/>
    public override string Message => "This is no credential, token, badge, bundle, receipt, log proof or register address.";

    /// <inheritdoc/>
    public override string Remedy => "Send the file or text exactly as it was received.";
}

/// <summary>A picture holds no credential that can be read.</summary>
public sealed record BadgeImageUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "badge-image-unreadable";

    /// <inheritdoc/>
    public override string Message => "The picture holds no Open Badges 3.0 credential, or is damaged.";

    /// <inheritdoc/>
    public override string Remedy => "Use the original file; copies sent by messengers and screenshots lose the credential.";
}

/// <summary>A text is no credential token.</summary>
public sealed record TokenUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "token-unreadable";

    /// <inheritdoc/>
    public override string Message => "This is no JSON Web Token of a credential.";

    /// <inheritdoc/>
    public override string Remedy => "Paste the whole token: three parts joined by points, without line breaks.";
}

/// <summary>A file is no bundle.</summary>
public sealed record BundleUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "bundle-unreadable";

    /// <inheritdoc/>
    public override string Message => "This is no bundle of a credential with what verifies it.";

    /// <inheritdoc/>
    public override string Remedy => "Download the bundle again from the register.";
}

/// <summary>A text is no address of a register.</summary>
public sealed record RegisterAddressUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "register-address-unreadable";

    /// <inheritdoc/>
    public override string Message => "This is no short address of a register.";

    /// <inheritdoc/>
    public override string Remedy => "Scan the QR code again; a genuine one reads https://, the register's host, /v/ and a number.";
}

/// <summary>An address names another credential than the one found there.</summary>
public sealed record AddressOfAnotherCredential : Refusal
{
    /// <inheritdoc/>
    public override string Code => "address-of-another-credential";

    /// <inheritdoc/>
    public override string Message => "The address was made for another credential than the one found there.";

    /// <inheritdoc/>
    public override string Remedy => "The credential may have been renewed since the code was printed, or the code is forged: ask the register for the number.";
}

/// <summary>A document of an issuer's keys cannot be read.</summary>
public sealed record DidDocumentUnreadable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "did-document-unreadable";

    /// <inheritdoc/>
    public override string Message => "This is no document of an issuer's keys.";

    /// <inheritdoc/>
    public override string Remedy => "Fetch https://, the issuer's host and /.well-known/did.json again.";
}

/// <summary>A document is no credential that can be signed here.</summary>
/// <param name="Because">What is wrong, in a few words.</param>
public sealed record CredentialUnreadable(string Because) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "credential-unreadable";

    /// <inheritdoc/>
    public override string Message => $"This is no credential that can be signed: {Because}.";

    /// <inheritdoc/>
    public override string Remedy => "Use only words of the published contexts, and give every part an identifier.";
}
