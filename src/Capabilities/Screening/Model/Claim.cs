// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What a row of a contact list says about why its number may be called: a statement, not yet a proof.</summary>
/// <param name="Basis">The legal basis it gives.</param>
/// <param name="HasReference">Whether it names the contract, consent or request it rests on.</param>
/// <param name="Date">When the consent or request was given.</param>
/// <param name="Purpose">What the consent was given for, as written, or null.</param>
/// <param name="Recipient">Whom the consent names, as written, or null.</param>
/// <param name="ContractEnd">When the contract ended; missing while it is in force.</param>
public sealed record Claim(
    Basis Basis,
    bool HasReference,
    DateField Date,
    string? Purpose,
    string? Recipient,
    DateField ContractEnd)
{
    /// <summary>The row says nothing.</summary>
    public static Claim None { get; } = new(Basis.None, false, DateField.Missing, null, null, DateField.Missing);
}
