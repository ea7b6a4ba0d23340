// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>An entry as the register's book keeps it: written down before it is published, and with its place in the log once it is.</summary>
/// <param name="Number">Its place in the book, from one; entries go into the log in this order.</param>
/// <param name="Bytes">The entry's bytes, exactly as they stand in the log.</param>
/// <param name="LeafHash">The hash by which the log knows it.</param>
/// <param name="Index">Its index in the log; null while it is not in a checkpoint that anyone can read.</param>
public sealed record RegisteredEntry(long Number, ReadOnlyMemory<byte> Bytes, ContentHash LeafHash, long? Index)
{
    /// <summary>What it states.</summary>
    public RegisterEntry Entry => RegisterEntry.Parse(Bytes.Span).ValueOrThrow();
}
