// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Files;

/// <summary>What a frame says of itself.</summary>
/// <param name="First">The position of its first record, from 1.</param>
/// <param name="Count">Records in it, at least one.</param>
/// <param name="RecordBytes">Bytes of its records with their lengths.</param>
/// <param name="Previous">The tag of the frame before; zero for the first of all.</param>
internal readonly record struct JournalFrameHeader(long First, int Count, int RecordBytes, UInt128 Previous)
{
    /// <summary>Bytes of the frame.</summary>
    public int Total => JournalFrame.TotalOf(RecordBytes);
}
