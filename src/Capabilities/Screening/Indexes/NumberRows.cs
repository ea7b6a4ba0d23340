// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using Filiera.Kernel;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>Reads the numbers of a list; rows without a readable one are passed over, for nobody can have been asked about them.</summary>
/// <param name="column">The column of the number.</param>
/// <param name="numbers">Where they go.</param>
internal readonly unsafe struct NumberRows(int column, GatheredNumbers.Writer numbers) : IRowHandler
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryTake(byte* bytes, int start, int* ends, int fields)
    {
        if (fields <= column)
        {
            return false;
        }

        var from = column == 0 ? start : ends[column - 1] + 1;
        var ordinal = BulkNumbers.Ordinal(bytes + from, ends[column] - from);
        if (ordinal == SubscriberOrdinal.None)
        {
            return false;
        }

        numbers.Add(ordinal, 0);
        return true;
    }

    public Refusal? TakeText(CsvRow row)
    {
        if (row.Fields.Count > column && SubscriberNumber.TryFrom(NumberParser.Parse(row.Fields[column]), out var number))
        {
            numbers.Add(number, 0);
        }

        return row.Problem == RecordProblems.CodeOf(RecordProblem.TooLong) ? new NumberRowUnreadable() : null;
    }
}
