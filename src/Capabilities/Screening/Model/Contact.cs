// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>A row of a contact list with a readable Italian number, and what the list says about it.</summary>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Number">The number to be called: personal data.</param>
/// <param name="Basis">The legal basis the list gives.</param>
/// <param name="Reference">The contract, consent or request it names, or null.</param>
/// <param name="Date">When the consent or request was given.</param>
/// <param name="Purpose">What the consent was given for, as written, or null.</param>
/// <param name="Recipient">Whom the consent names, as written, or null.</param>
/// <param name="ContractEnd">When the contract ended; missing while it is in force.</param>
public sealed record Contact(
    long Line,
    SubscriberNumber Number,
    Basis Basis,
    string? Reference,
    DateField Date,
    string? Purpose,
    string? Recipient,
    DateField ContractEnd)
{
    /// <summary>The line and the masked number: a contact may end up in a message.</summary>
    public override string ToString() => FormattableString.Invariant($"line {Line}: {Number}");
}
