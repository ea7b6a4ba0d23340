// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>Looks through the rows of a file for some numbers, and says what stands against each.</summary>
/// <param name="column">The column of the number.</param>
/// <param name="sought">The numbers.</param>
/// <param name="judge">What stands against a row that holds one of them, or null.</param>
internal readonly unsafe struct SoughtRows(int column, SoughtNumbers sought, Func<CsvRow, SubscriberNumber, Refusal?> judge) : IRowHandler
{
    public bool TryTake(byte* bytes, int start, int* ends, int fields)
    {
        if (fields <= column)
        {
            return false;
        }

        var from = column == 0 ? start : ends[column - 1] + 1;
        var ordinal = BulkNumbers.Ordinal(bytes + from, ends[column] - from);
        return ordinal != SubscriberOrdinal.None && !sought.Holds(ordinal);
    }

    public Refusal? TakeText(CsvRow row) =>
        row.Fields.Count > column && SubscriberNumber.TryFrom(NumberParser.Parse(row.Fields[column]), out var number) && sought.Holds(number)
            ? judge(row, number)
            : null;
}
