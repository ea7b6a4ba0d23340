// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>The files the register's answers came in, as evidence states them.</summary>
/// <param name="Sources">The hashes of all of them.</param>
/// <param name="Sets">Where answers of several days were joined, the digest and the files of each; else empty.</param>
public sealed record StatedAnswers(Sequence<ContentHash> Sources, Sequence<(ContentHash Digest, Sequence<ContentHash> Sources)> Sets)
{
    /// <summary>No answers.</summary>
    public static StatedAnswers None { get; } = new([], []);

    /// <summary>What a receipt names, as evidence states it.</summary>
    public static StatedAnswers Of(ReceiptAnswers? answers) => answers is null
        ? None
        : new StatedAnswers(answers.Sources, Sequence.From(answers.Sets.Select(set => (set.Digest, set.Sources))));
}
