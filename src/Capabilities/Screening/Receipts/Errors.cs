// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>No row of the list has the number.</summary>
public sealed record NumberNotOnList : Refusal
{
    /// <inheritdoc/>
    public override string Code => "number-not-on-list";

    /// <inheritdoc/>
    public override string Message => "No row of the list has this number.";

    /// <inheritdoc/>
    public override string Remedy => "Check the number, or look for it in the receipts of other lists.";
}

/// <summary>List and outputs do not give the tree of the receipt.</summary>
public sealed record ReceiptFilesDiffer : Refusal
{
    /// <inheritdoc/>
    public override string Code => "receipt-files-differ";

    /// <inheritdoc/>
    public override string Message => "The list, the files that came out and the secret do not give the tree that the receipt states.";

    /// <inheritdoc/>
    public override string Remedy => "Verify the receipt with its files to see which of them was changed.";
}

/// <summary>The answers are a cleansed list, and a list that was submitted is not given.</summary>
public sealed record SubmittedListNotGiven : Refusal
{
    /// <inheritdoc/>
    public override string Code => "submitted-list-not-given";

    /// <inheritdoc/>
    public override string Message => "The register's answer is a cleansed list: it says something only beside every list that was submitted.";

    /// <inheritdoc/>
    public override string Remedy => "Give every list that was submitted with --submitted FILE.";
}
