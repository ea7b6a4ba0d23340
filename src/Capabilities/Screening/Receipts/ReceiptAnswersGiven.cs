// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Screening;

/// <summary>The register's answers that a receipt names, as they are given for verification: the files it sent, or the index compiled from them.</summary>
internal static class ReceiptAnswersGiven
{
    /// <summary>The index that a file is, as far as its header says; null when it is none.</summary>
    public static AnswerIndexInfo? InfoOf(GivenFile file) =>
        file.Path is { } path && AnswerIndex.ReadInfo(path) is Result<AnswerIndexInfo>.Ok { Value: var info } ? info : null;

    /// <summary>Opens the index given, or compiles the files given into one in memory.</summary>
    /// <returns>The index, for the caller to dispose, or null where the receipt names no answers; or why it cannot be read.</returns>
    public static async Task<Result<AnswerIndex?>> OpenAsync(ScreeningReceipt receipt, ReceiptFiles files, CancellationToken ct)
    {
        if (receipt.Answers is not { } named)
        {
            return new Result<AnswerIndex?>.Ok(null);
        }

        var opened = files.Answers.FirstOrDefault(file => InfoOf(file) is not null) is { Path: { } path }
            ? AnswerIndex.Open(path, key: null)
            : await CompileAsync(named, files, ct);
        return opened switch
        {
            Result<AnswerIndex>.Ok { Value: var index } => index,
            Result<AnswerIndex>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    private static async Task<Result<AnswerIndex>> CompileAsync(ReceiptAnswers named, ReceiptFiles files, CancellationToken ct)
    {
        var given = new Dictionary<ContentHash, GivenFile>();
        foreach (var file in files.Answers)
        {
            given[(await ReceiptFileChecks.HashAsync(file, ct)).Hash] = file;
        }

        // That an answer was from the future then is for the rules to say.
        var sources = Sequence.From(named.Sources.Select(hash => new SourceFile(given[hash].Name, () => given[hash].Open(ct).GetAwaiter().GetResult())));
        return named is { Kind: AnswersKind.Snapshot, SnapshotAt: { } taken }
            ? AnswerCompiler.CompileSnapshot(named.ControllerVat, sources, taken, Instant.MaxValue, ct: ct)
            : AnswerCompiler.Compile(named.ControllerVat, sources, [], Instant.MaxValue, ct: ct);
    }
}
