// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>A receipt, a proof, a key list or a file to compare cannot be opened or read, or a proof cannot be written.</summary>
/// <param name="Because">What the system said.</param>
public sealed record ReceiptFileUnreadable(string Because) : Refusal
{
    /// <inheritdoc/>
    public override string Code => "receipt-file-unreadable";

    /// <inheritdoc/>
    public override string Message => $"The file cannot be read or written: {Because}";

    /// <inheritdoc/>
    public override string Remedy => "Check its name and permissions.";
}
