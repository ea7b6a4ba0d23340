// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>The payload is not a screening receipt, or a member of it is not of its form.</summary>
/// <param name="Because">What is wrong.</param>
public sealed record ReceiptUnreadable(string Because) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "receipt-unreadable";

    /// <inheritdoc/>
    public override string Message => $"This is not a screening receipt: {Because}.";

    /// <inheritdoc/>
    public override string Remedy => "Ask for the receipt again and send it unchanged.";
}

/// <summary>The receipt is written in a form that this program does not know.</summary>
public sealed record ReceiptVersionUnknown : Refusal
{
    /// <inheritdoc/>
    public override string Code => "receipt-version-unknown";

    /// <inheritdoc/>
    public override string Message => "The receipt is written in a form that this program does not know.";

    /// <inheritdoc/>
    public override string Remedy => "Read it with the program's newest version.";
}

/// <summary>The bytes are not a proof for one row of a receipt.</summary>
/// <param name="Because">What is wrong.</param>
public sealed record ReceiptProofUnreadable(string Because) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "receipt-proof-unreadable";

    /// <inheritdoc/>
    public override string Message => $"This is not a proof for a row of a receipt: {Because}.";

    /// <inheritdoc/>
    public override string Remedy => "Ask for the proof again and send it unchanged.";
}
