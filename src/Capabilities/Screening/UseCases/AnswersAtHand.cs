// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>The register's answers that a run uses, and what they were made of.</summary>
/// <param name="Index">The answers.</param>
/// <param name="Input">What the screening names them by.</param>
internal sealed record AnswersAtHand(AnswerIndex Index, ListInput Input) : IDisposable
{
    /// <summary>Whose answers they are.</summary>
    public AnswerSource Source => new(Index.Info.ControllerVat, Index.Info.Kind, Index.Info.Digest, Index.Info.SnapshotAt);

    /// <summary>The answers as a receipt names them.</summary>
    public ReceiptAnswers OnReceipt
    {
        get
        {
            var info = Index.Info;
            return new ReceiptAnswers(
                info.Kind == AnswerKind.Snapshot ? AnswersKind.Snapshot : AnswersKind.Consultation,
                info.ControllerVat,
                AnswerFileUsed.Hashes(info.Sources),
                info.Kind == AnswerKind.Snapshot ? [] : AnswerFileUsed.Hashes(info.Submitted),
                info.Digest,
                info.Oldest,
                info.Newest,
                Word(info.Precision),
                info.SnapshotAt,
                Sequence.From(info.Joined.Select(set => new ReceiptAnswerSet(
                    set.Digest, set.Sources, set.Submitted, set.Oldest, set.Newest, Word(set.Precision)))));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Index.Dispose();

    private static AnswersPrecision Word(AnswerPrecision precision) => precision switch
    {
        AnswerPrecision.Exact => AnswersPrecision.Exact,
        AnswerPrecision.Hour => AnswersPrecision.Hour,
        _ => AnswersPrecision.Day,
    };
}
