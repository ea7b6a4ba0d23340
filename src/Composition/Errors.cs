// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Composition;

/// <summary>No key is in use for a purpose of that name.</summary>
public sealed record KeyPurposeUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "key-purpose-unknown";

    /// <inheritdoc/>
    public override string Message => "No key is in use for a purpose of that name.";

    /// <inheritdoc/>
    public override string Remedy => "Look at filiera keys list for the purposes that have one.";
}

/// <summary>Nobody asked that the key be replaced.</summary>
public sealed record KeyRotationNotAsked : Refusal
{
    /// <inheritdoc/>
    public override string Code => "key-rotation-not-asked";

    /// <inheritdoc/>
    public override string Message => "Nobody asked that this key be replaced.";

    /// <inheritdoc/>
    public override string Remedy => "Have one person ask with filiera keys rotate, then another approve.";
}

/// <summary>Whoever approves is the one who asked.</summary>
public sealed record KeyRotationByOnePerson : Refusal
{
    /// <inheritdoc/>
    public override string Code => "key-rotation-by-one-person";

    /// <inheritdoc/>
    public override string Message => "A key is replaced by two people, and the one who asked cannot approve.";

    /// <inheritdoc/>
    public override string Remedy => "Have another person approve.";
}
