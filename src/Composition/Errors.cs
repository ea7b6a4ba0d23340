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

/// <summary>The register cannot tell this address of changes.</summary>
public sealed record SubscriptionInvalid : Refusal
{
    /// <inheritdoc/>
    public override string Code => "subscription-invalid";

    /// <inheritdoc/>
    public override string Message => "This address cannot be told of changes to the register, its secret is none, or there are twenty addresses already.";

    /// <inheritdoc/>
    public override string Remedy => "Give an https address without user name and password, or an http address of this machine; a secret is whsec_ and 24 to 64 bytes in base64.";
}

/// <summary>Nobody is told of changes at this address.</summary>
public sealed record SubscriptionUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "subscription-unknown";

    /// <inheritdoc/>
    public override string Message => "Nobody is told of changes to the register at this address.";

    /// <inheritdoc/>
    public override string Remedy => "Look at filiera log subscriptions for the addresses that are told.";
}
