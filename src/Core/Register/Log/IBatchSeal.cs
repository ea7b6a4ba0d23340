// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>Writes the last entry of each batch from all entries before it, such as the root of a map over them.</summary>
/// <remarks>Called by one thread at a time, with every entry of the log in order: from the first one on, or from where it was kept.</remarks>
public interface IBatchSeal
{
    /// <summary>Entries taken, counted from the first one of the log.</summary>
    long Taken { get; }

    /// <summary>The log's root over the entries taken when it was kept last: the log that it is about.</summary>
    ContentHash TakenRoot { get; }

    /// <summary>Takes the next entry, a sealing one included.</summary>
    void Add(long index, ReadOnlySpan<byte> entry);

    /// <summary>The entry that seals what came so far; null when the last sealing entry already does.</summary>
    byte[]? Seal();

    /// <summary>Told that everything taken is in a log of that root: the place to go on from at the next start.</summary>
    void Keep(ContentHash root);

    /// <summary>Begins anew, before the first entry: what was kept is about another log.</summary>
    void Forget();
}
