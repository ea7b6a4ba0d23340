// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Screening;

/// <summary>One row of what the register is asked: a number, and why it might be called.</summary>
/// <param name="Row">Its number within the consultation, from 1.</param>
/// <param name="Number">The number: personal data.</param>
/// <param name="Basis">The basis: contract, request, consent or directory.</param>
/// <param name="Reference">The contract, consent or request as its list names it, or the kind of file it stands in; empty where nothing names it.</param>
/// <param name="Source">The list it came from: its identifier, or the hash of the file.</param>
/// <param name="CollectedAt">The day the consent or request was given, where the list says it.</param>
/// <param name="ControllerVat">The VAT number of the controller that asks.</param>
public sealed record ConsultedNumber(
    long Row, SubscriberNumber Number, Basis Basis, string Reference, string Source, LocalDate? CollectedAt, string ControllerVat)
{
    /// <summary>The row and the masked number.</summary>
    public override string ToString() => FormattableString.Invariant($"row {Row}: {Number}");
}
