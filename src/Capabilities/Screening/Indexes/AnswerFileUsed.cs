// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>A file that an answer index was made of: an answer, or a list of what was submitted.</summary>
/// <param name="Name">Its name, never a path.</param>
/// <param name="Content">The hash of its bytes as delivered.</param>
/// <param name="Bytes">Its length as delivered.</param>
/// <param name="Rows">Its rows, without header and blank lines.</param>
public sealed record AnswerFileUsed(string Name, ContentHash Content, long Bytes, long Rows)
{
    /// <summary>The hashes of files, each once and in one order only, as receipts name them.</summary>
    internal static Sequence<ContentHash> Hashes(Sequence<AnswerFileUsed> files) =>
        Sequence.From(files.Select(file => file.Content).Distinct().Order());
}
