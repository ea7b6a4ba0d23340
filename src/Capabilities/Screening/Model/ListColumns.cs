// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Which column of a list holds what, by position from 0; null where the list has no such column.</summary>
/// <param name="Number">The telephone number.</param>
/// <param name="Basis">The legal basis.</param>
/// <param name="Reference">The contract, consent or request that the basis rests on.</param>
/// <param name="Date">When the consent or request was given.</param>
/// <param name="Purpose">What the consent was given for.</param>
/// <param name="Recipient">Whom the consent names.</param>
/// <param name="ContractEnd">When the contract ended, if it did.</param>
/// <param name="HasHeader">Whether the first record names the columns.</param>
public sealed record ListColumns(
    int Number,
    int? Basis,
    int? Reference,
    int? Date,
    int? Purpose,
    int? Recipient,
    int? ContractEnd,
    bool HasHeader)
{
    /// <summary>The canonical form kept in evidence.</summary>
    public Json ToJson()
    {
        var members = new List<(string, Json)> { ("has_header", HasHeader), ("number", (long)Number) };
        Add("basis", Basis);
        Add("reference", Reference);
        Add("date", Date);
        Add("purpose", Purpose);
        Add("recipient", Recipient);
        Add("contract_end", ContractEnd);
        return Json.Object(members.ToArray());

        void Add(string name, int? column)
        {
            if (column is { } position)
            {
                members.Add((name, (long)position));
            }
        }
    }
}
