// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What an answer index holds and what it was made of. No number stands here.</summary>
/// <param name="Kind">An answer to a consultation, or a snapshot of a whole register.</param>
/// <param name="ControllerVat">The VAT number of the controller that asked.</param>
/// <param name="Sources">The answer files, in the order given.</param>
/// <param name="Submitted">The lists the register was asked about; empty when nobody stated them.</param>
/// <param name="Rows">Rows of all answer files.</param>
/// <param name="Keep">Numbers to be kept.</param>
/// <param name="Remove">Numbers to be removed.</param>
/// <param name="Oldest">The oldest answer about any number, or null when there is none.</param>
/// <param name="Newest">The newest answer about any number, or null when there is none.</param>
/// <param name="Precision">How exactly the instants are kept.</param>
/// <param name="SnapshotAt">When a snapshot was taken; null for a consultation.</param>
/// <param name="PlanVersion">The numbering plan by which the numbers were read.</param>
/// <param name="Digest">A Merkle root over everything above and the whole content: equal wherever the same files were compiled, however it is encrypted.</param>
/// <param name="Joined">The indexes it was joined of, by digest; empty when it was compiled from files.</param>
public sealed record AnswerIndexInfo(
    AnswerKind Kind,
    string ControllerVat,
    Sequence<AnswerFileUsed> Sources,
    Sequence<AnswerFileUsed> Submitted,
    long Rows,
    long Keep,
    long Remove,
    Instant? Oldest,
    Instant? Newest,
    AnswerPrecision Precision,
    Instant? SnapshotAt,
    string PlanVersion,
    ContentHash Digest,
    Sequence<JoinedSet> Joined = default)
{
    /// <summary>Numbers answered about, each once.</summary>
    public long Numbers => Keep + Remove;

    /// <summary>True when the answers were compared with what was submitted.</summary>
    public bool SubmissionIsStated => !Submitted.IsEmpty;
}
