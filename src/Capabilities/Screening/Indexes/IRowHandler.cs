// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What is done with the rows of a file, on one thread.</summary>
internal unsafe interface IRowHandler
{
    /// <summary>Takes a row that has no quotes.</summary>
    /// <param name="bytes">The chunk.</param>
    /// <param name="start">Where the row begins.</param>
    /// <param name="ends">Where each of its fields ends; the next begins one byte later.</param>
    /// <param name="fields">How many it has.</param>
    /// <returns>False, having done nothing, when the row is not plain enough: <see cref="TakeText"/> is asked then.</returns>
    bool TryTake(byte* bytes, int start, int* ends, int fields);

    /// <summary>Takes a row as text.</summary>
    /// <param name="row">Its fields, or what is wrong with it.</param>
    /// <returns>What stands against it, or null.</returns>
    Kernel.Refusal? TakeText(CsvRow row);
}
