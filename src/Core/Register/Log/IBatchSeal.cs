// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>Writes the last entry of each batch from all entries before it, such as the root of a map over them.</summary>
/// <remarks>Called by one thread at a time, with every entry of the log in order, those of earlier runs first.</remarks>
public interface IBatchSeal
{
    /// <summary>Takes the next entry, a sealing one included.</summary>
    void Add(long index, ReadOnlySpan<byte> entry);

    /// <summary>The entry that seals what came so far; null when the last sealing entry already does.</summary>
    byte[]? Seal();
}
