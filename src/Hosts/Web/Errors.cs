// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>The key typed is not the operator's key.</summary>
public sealed record OperatorKeyWrong : Refusal
{
    /// <inheritdoc/>
    public override string Code => "operator-key-wrong";

    /// <inheritdoc/>
    public override string Message => "This is not the operator's key of this installation.";

    /// <inheritdoc/>
    public override string Remedy => "Copy it from the file keys/operator.key in the data directory.";
}

/// <summary>The operator's key is missing or can be read by others.</summary>
public sealed record OperatorKeyUnusable : Refusal
{
    /// <inheritdoc/>
    public override string Code => "operator-key-unusable";

    /// <inheritdoc/>
    public override string Message => "The file with the operator's key is missing, or others than its owner can read it.";

    /// <inheritdoc/>
    public override string Remedy => "Give keys/operator.key the permissions 0600, or delete it and start again for a new key.";
}

/// <summary>Too many wrong keys from one address.</summary>
/// <param name="Seconds">Seconds still to wait.</param>
public sealed record TooManyAttempts(long Seconds) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "too-many-attempts";

    /// <inheritdoc/>
    public override string Message => "Too many wrong keys came from this address.";

    /// <inheritdoc/>
    public override string Remedy => FormattableString.Invariant($"Wait {Seconds} seconds and try again.");
}

/// <summary>A form came without the token of the page that shows it.</summary>
public sealed record FormNotFromHere : Refusal
{
    /// <inheritdoc/>
    public override string Code => "form-not-from-here";

    /// <inheritdoc/>
    public override string Message => "The form was not sent from a page of this installation, or the page was open for too long.";

    /// <inheritdoc/>
    public override string Remedy => "Open the page again and send the form from there.";
}

/// <summary>Demonstration personas exist on demonstration data only.</summary>
public sealed record PersonaNotHere : Refusal
{
    /// <inheritdoc/>
    public override string Code => "persona-not-here";

    /// <inheritdoc/>
    public override string Message => "There is no such persona here: personas exist on demonstration data only.";

    /// <inheritdoc/>
    public override string Remedy => "Sign in with the operator's key.";
}
