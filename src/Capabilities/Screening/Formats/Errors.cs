// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>A packed list unpacks to far more than a list would.</summary>
public sealed record ListUnpacksTooLarge : Refusal
{
    /// <inheritdoc/>
    public override string Code => "list-unpacks-too-large";

    /// <inheritdoc/>
    public override string Message => "The compressed list unpacks to more than two hundred times its length, as no list of contacts does.";

    /// <inheritdoc/>
    public override string Remedy => "Unpack it yourself, look at what is in it, and send it as CSV.";
}

/// <summary>A packed list or a workbook cannot be read to its end.</summary>
public sealed record ListDamaged : Refusal
{
    /// <inheritdoc/>
    public override string Code => "list-damaged";

    /// <inheritdoc/>
    public override string Message => "The compressed list or workbook breaks off or cannot be read.";

    /// <inheritdoc/>
    public override string Remedy => "Save or pack it again and send the whole file.";
}

/// <summary>A workbook has no sheet of that name, or none at all.</summary>
public sealed record SheetNotFound : Refusal
{
    /// <inheritdoc/>
    public override string Code => "sheet-not-found";

    /// <inheritdoc/>
    public override string Message => "The workbook has no such sheet.";

    /// <inheritdoc/>
    public override string Remedy => "Name one of its sheets in the mapping, or leave the name out for the first sheet.";
}

/// <summary>The first row of a list does not end within what is looked at to recognise it.</summary>
public sealed record ListBeginsTooLong : Refusal
{
    /// <inheritdoc/>
    public override string Code => "list-begins-too-long";

    /// <inheritdoc/>
    public override string Message => "The first row of the contact list is longer than 65,536 characters.";

    /// <inheritdoc/>
    public override string Remedy => "Check that the file is a list with one contact on each line, and send only the columns that matter.";
}
