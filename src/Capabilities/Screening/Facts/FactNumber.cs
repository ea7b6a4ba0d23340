// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>Reads the number of a row of a fact file. A foreign number is a number: nobody on an Italian list has it.</summary>
internal static class FactNumber
{
    /// <summary>The code of what is wrong with the row or its number; null when it is read.</summary>
    public static string? Problem(CsvRow row, int column, out SubscriberNumber number)
    {
        number = default;
        return row.Problem ?? (row.Fields.Count <= column ? "row-too-short" : Problem(NumberParser.Parse(row.Fields[column]), out number));
    }

    /// <inheritdoc cref="Problem(CsvRow, int, out SubscriberNumber)"/>
    public static string? Problem(ParsedNumber parsed, out SubscriberNumber number) =>
        SubscriberNumber.TryFrom(parsed, out number) ? null
            : parsed.Status is NumberStatus.Valid or NumberStatus.Foreign ? new NotASubscriberNumber(parsed.Kind).Code
            : "number-" + parsed.Reason.ToCode();
}
