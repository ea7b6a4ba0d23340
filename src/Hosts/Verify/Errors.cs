// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Verify;

/// <summary>A file named on the command line cannot be read as what it should be.</summary>
/// <param name="Option">The option that named it, or <c>input</c>.</param>
public sealed record VerifyFileUnreadable(string Option) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "verify-file-unreadable";

    /// <inheritdoc/>
    public override string Message => $"What {Option} names cannot be read as what it should be.";

    /// <inheritdoc/>
    public override string Remedy => "Check the path and that the file is the one the register publishes.";
}

/// <summary>What was given is neither the name of a file nor a text that can be verified.</summary>
public sealed record InputNotFound : Refusal
{
    /// <inheritdoc/>
    public override string Code => "verify-input-not-found";

    /// <inheritdoc/>
    public override string Message => "There is no file of this name, and the words themselves are nothing that can be verified.";

    /// <inheritdoc/>
    public override string Remedy => "Check the name and the folder; a text may be a credential, a token or the address of a QR code.";
}

/// <summary>The register's address answered nothing that can be verified.</summary>
public sealed record RegisterNotReached : Refusal
{
    /// <inheritdoc/>
    public override string Code => "register-not-reached";

    /// <inheritdoc/>
    public override string Message => "The register's address gave no credential.";

    /// <inheritdoc/>
    public override string Remedy => "Try again, or verify the credential's file instead; --offline fetches nothing.";
}
