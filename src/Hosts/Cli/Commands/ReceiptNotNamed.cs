// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>A receipt was named in another way than by file or identifier.</summary>
public sealed record ReceiptNotNamed : Refusal
{
    /// <inheritdoc/>
    public override string Code => "receipt-not-named";

    /// <inheritdoc/>
    public override string Message => "There is no such file, and it is no identifier of a receipt.";

    /// <inheritdoc/>
    public override string Remedy => "Give the file of a receipt, or copy its identifier from: filiera receipt list.";
}
