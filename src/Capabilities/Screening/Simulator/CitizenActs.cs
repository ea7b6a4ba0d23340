// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>Reads invented acts of citizens: rows of number, act, instant and, for a revocation, the controller's VAT number. Demonstration only.</summary>
public static class CitizenActs
{
    /// <summary>Reads a file of them.</summary>
    /// <param name="content">The file, at its start: <c>number_e164;act;at;controller_vat</c>, acts <c>enrol</c>, <c>renew</c> and <c>revoke</c>.</param>
    /// <returns>The acts, or every row that cannot be read.</returns>
    public static Result<Sequence<CitizenAct>> Read(Stream content)
    {
        using var text = new StreamReader(content);
        var csv = new CsvText(text, ';');
        csv.Next();
        var (acts, refusals) = (new List<CitizenAct>(), new List<Refusal>());
        while (csv.Next() is { } row)
        {
            if (row.Problem is null && row.Fields.IsEmpty)
            {
                continue;
            }

            if (ReadRow(row) is { } act)
            {
                acts.Add(act);
            }
            else
            {
                refusals.Add(new SimulatedActUnreadable { Where = string.Create(CultureInfo.InvariantCulture, $"line {row.Line}") });
            }
        }

        return refusals.Count > 0 ? Sequence.From(refusals) : Sequence.From(acts);
    }

    private static CitizenAct? ReadRow(CsvRow row)
    {
        if (row.Problem is not null || row.Fields.Count < 3
            || !SubscriberNumber.TryFrom(NumberParser.Parse(row.Fields[0]), out var number)
            || OffsetDateTimePattern.ExtendedIso.Parse(row.Fields[2].Trim()) is not { Success: true } at)
        {
            return null;
        }

        var vat = row.Fields.Count > 3 && row.Fields[3].Trim() is { Length: > 0 } written ? written : null;
        return (row.Fields[1].Trim().ToLowerInvariant(), vat) switch
        {
            ("enrol", _) => new CitizenAct(number, CitizenActKind.Enrol, at.Value.ToInstant()),
            ("renew", _) => new CitizenAct(number, CitizenActKind.Renew, at.Value.ToInstant()),
            ("revoke", { } controller) => new CitizenAct(number, CitizenActKind.Revoke, at.Value.ToInstant(), controller),
            _ => null,
        };
    }
}
