// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Screening;

/// <summary>The register's answers that a receipt names, as they are given for verification: the files it sent, a cleansed list, or the index compiled from them.</summary>
internal static class ReceiptAnswersGiven
{
    /// <summary>The index that a file is, as far as its header says; null when it is none.</summary>
    public static AnswerIndexInfo? InfoOf(GivenFile file) =>
        file.Path is { } path && AnswerIndex.ReadInfo(path) is Result<AnswerIndexInfo>.Ok { Value: var info } ? info : null;

    /// <summary>Opens the index given, or else, where no file of answers is given at all, the one kept.</summary>
    /// <returns>The index, verified whole, for the caller to dispose; why it cannot be read; or null where there is none to open.</returns>
    public static async Task<Result<AnswerIndex>?> IndexAsync(ReceiptAnswers named, ReceiptFiles files, CancellationToken ct)
    {
        foreach (var file in files.Answers)
        {
            if (InfoOf(file) is { } info)
            {
                return await OpenAsync(file.Path!, info.ControllerVat, files, ct);
            }
        }

        return files.Answers.IsEmpty && files.KeptAnswers is { } kept && named.Digest is { } digest
            ? await kept.OpenAsync(named.ControllerVat, digest, ct)
            : null;
    }

    /// <summary>Opens the index at hand, or compiles the files given into one in memory.</summary>
    /// <returns>The index, for the caller to dispose, or null where the receipt names no answers; or why it cannot be read.</returns>
    public static async Task<Result<AnswerIndex?>> OpenAsync(ScreeningReceipt receipt, ReceiptFiles files, CancellationToken ct)
    {
        if (receipt.Answers is not { } named)
        {
            return new Result<AnswerIndex?>.Ok(null);
        }

        return (await IndexAsync(named, files, ct) ?? await CompileAsync(receipt, named, files, ct)) switch
        {
            Result<AnswerIndex>.Ok { Value: var index } => index,
            Result<AnswerIndex>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    /// <summary>The files the register sent, in the order the receipt names them; they are known to be there.</summary>
    public static async Task<Sequence<GivenFile>> SourcesAsync(ReceiptAnswers named, ReceiptFiles files, CancellationToken ct)
    {
        var given = await ByHashAsync(files.Answers, ct);
        return Sequence.From(named.Sources.Select(hash => given[hash]));
    }

    /// <summary>When the register was asked about a list that came back cleansed: then all its answers are of one instant. Null where they cannot be such.</summary>
    public static Instant? AskedAt(ReceiptAnswers named) =>
        named is { Kind: AnswersKind.Consultation, Submitted.IsEmpty: false } && named.Oldest == named.Newest ? named.Oldest : null;

    /// <summary>The lists submitted, among all files given, each with the mapping it was read with; null when one is not there.</summary>
    public static async Task<Sequence<(GivenFile File, ListMapping? Mapping)>?> SubmittedAsync(
        ScreeningReceipt receipt, ReceiptAnswers named, ReceiptFiles files, CancellationToken ct)
    {
        var given = await ByHashAsync(files.List is { } list ? files.Answers.Add(list) : files.Answers, ct);
        return named.Submitted.All(given.ContainsKey)
            ? Sequence.From(named.Submitted.Select(hash => (given[hash], hash == receipt.List.Hash ? ReceiptShape.MappingOf(receipt.List.Shape) : null)))
            : null;
    }

    private static async Task<Result<AnswerIndex>> OpenAsync(string path, string controllerVat, ReceiptFiles files, CancellationToken ct)
    {
        var opened = AnswerIndex.Open(path, key: null);
        if (opened is not Result<AnswerIndex>.Refused { Refusals: [IndexKeyMissing] } || files.IndexKeyOf is not { } keyOf)
        {
            return opened;
        }

        var key = await keyOf(controllerVat, ct);
        if (key is not Result<IndexKey>.Ok { Value: var secret })
        {
            return ((Result<IndexKey>.Refused)key).Refusals;
        }

        using (secret)
        {
            return AnswerIndex.Open(path, secret);
        }
    }

    // Each set by itself, as it was received, and then together.
    private static async Task<Result<AnswerIndex>> JoinAsync(ScreeningReceipt receipt, ReceiptAnswers named, ReceiptFiles files, CancellationToken ct)
    {
        var parts = new List<AnswerIndex>();
        try
        {
            foreach (var set in named.Sets)
            {
                var compiled = await CompileAsync(receipt, named.Alone(set), files, ct);
                if (compiled is not Result<AnswerIndex>.Ok { Value: var part })
                {
                    return compiled;
                }

                parts.Add(part);
            }

            return AnswerJoin.Run(parts);
        }
        finally
        {
            parts.ForEach(part => part.Dispose());
        }
    }

    // That an answer was from the future then is for the rules to say.
    private static async Task<Result<AnswerIndex>> CompileAsync(ScreeningReceipt receipt, ReceiptAnswers named, ReceiptFiles files, CancellationToken ct)
    {
        if (!named.Sets.IsEmpty)
        {
            return await JoinAsync(receipt, named, files, ct);
        }

        var sources = Sequence.From((await SourcesAsync(named, files, ct)).Select(file => Source(file, null, ct)));
        if (named is { Kind: AnswersKind.Snapshot, SnapshotAt: { } taken })
        {
            return AnswerCompiler.CompileSnapshot(named.ControllerVat, sources, taken, Instant.MaxValue, ct: ct);
        }

        var compiled = AnswerCompiler.Compile(named.ControllerVat, sources, [], Instant.MaxValue, ct: ct);
        if (compiled is not Result<AnswerIndex>.Refused { Refusals: var refusals }
            || AskedAt(named) is not { } asked || !refusals.All(refusal => refusal is AnswerColumnsMissing or AnswerIsNotText))
        {
            return compiled;
        }

        return await SubmittedAsync(receipt, named, files, ct) is { } submitted
            ? AnswerCompiler.CompileCleansed(
                named.ControllerVat, Sequence.From(submitted.Select(list => Source(list.File, list.Mapping, ct))), sources, asked, Instant.MaxValue, ct: ct)
            : new SubmittedListNotGiven();
    }

    private static SourceFile Source(GivenFile file, ListMapping? mapping, CancellationToken ct) =>
        new(file.Name, () => file.Open(ct).GetAwaiter().GetResult(), mapping);

    private static async Task<Dictionary<ContentHash, GivenFile>> ByHashAsync(Sequence<GivenFile> files, CancellationToken ct)
    {
        var given = new Dictionary<ContentHash, GivenFile>();
        foreach (var file in files)
        {
            given[(await ReceiptFileChecks.HashAsync(file, ct)).Hash] = file;
        }

        return given;
    }
}
