// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>Compares the files given with the hashes a receipt names. Names of files count for nothing.</summary>
internal static class ReceiptFileChecks
{
    /// <summary>The list, the register's answers and the other files compared, in this order.</summary>
    public static async Task<Sequence<Check>> ComparedAsync(ScreeningReceipt receipt, ReceiptFiles files, CancellationToken ct)
    {
        var required = files.AskForVerdicts;
        var list = await FileAsync(files.List, receipt.List.Hash, receipt.List.Bytes, ct);
        var answers = await AnswersAsync(receipt.Answers, files, ct);
        return
        [
            new Check(ReceiptChecks.List, list, Required: required),
            new Check(ReceiptChecks.Answers, answers, Required: required),
            .. await InputsAsync(receipt.Inputs, files.Inputs, required, ct),
        ];
    }

    /// <summary>The three files that came out.</summary>
    public static async Task<Sequence<Check>> OutputsAsync(ScreeningReceipt receipt, ReceiptFiles files, CancellationToken ct)
    {
        var required = files.AskForOutputs;
        return
        [
            new Check(ReceiptChecks.Output, await FileAsync(files.Callable, receipt.Outputs.Callable, null, ct), "callable", required),
            new Check(ReceiptChecks.Output, await FileAsync(files.Withheld, receipt.Outputs.Withheld, null, ct), "withheld", required),
            new Check(ReceiptChecks.Output, await FileAsync(files.Rejected, receipt.Outputs.Rejected, null, ct), "rejected", required),
        ];
    }

    private static async Task<Outcome> FileAsync(GivenFile? file, ContentHash hash, long? bytes, CancellationToken ct)
    {
        if (file is null)
        {
            return new Outcome.NotRun(ReceiptReasons.NotGiven);
        }

        var (found, length) = await HashAsync(file, ct);
        return found == hash && (bytes is null || bytes == length) ? new Outcome.Met() : new Outcome.NotMet(ReceiptReasons.OtherHash);
    }

    private static async Task<Outcome> AnswersAsync(ReceiptAnswers? answers, ReceiptFiles files, CancellationToken ct)
    {
        if (answers is null)
        {
            return files.Answers.IsEmpty ? new Outcome.NotApplicable(ReceiptReasons.NotNamed) : new Outcome.NotMet(ReceiptReasons.NotNamed);
        }

        if (await ReceiptAnswersGiven.IndexAsync(answers, files, ct) is { } opened)
        {
            return Index(answers, files, opened);
        }

        var found = new HashSet<ContentHash>();
        foreach (var file in files.Answers)
        {
            var (hash, _) = await HashAsync(file, ct);
            if (!answers.Sources.Contains(hash) && !answers.Submitted.Contains(hash))
            {
                return new Outcome.NotMet(ReceiptReasons.OtherHash + ": " + file.Name);
            }

            found.Add(hash);
        }

        return answers.Sources.All(found.Contains) ? new Outcome.Met() : new Outcome.NotRun(ReceiptReasons.NotGiven);
    }

    // Its header names the digest, but only what was decrypted to the end is known to have it.
    private static Outcome Index(ReceiptAnswers answers, ReceiptFiles files, Result<AnswerIndex> opened)
    {
        var given = files.Answers.FirstOrDefault(file => ReceiptAnswersGiven.InfoOf(file) is not null);
        var other = new Outcome.NotMet(ReceiptReasons.OtherHash + (given is null ? "" : ": " + given.Name));
        switch (opened)
        {
            case Result<AnswerIndex>.Ok { Value: var index }:
                using (index)
                {
                    return index.Info.Digest == answers.Digest ? new Outcome.Met() : other;
                }

            case Result<AnswerIndex>.Refused { Refusals: [AnswerIndexUnknown] }:
                return new Outcome.NotRun(ReceiptReasons.NotGiven);
            case Result<AnswerIndex>.Refused { Refusals: [AnswerIndexDamaged or AnswerIndexTruncated or AnswerIndexOfOtherVersion] }:
                return other;
            default:
                return given is null || ReceiptAnswersGiven.InfoOf(given)!.Digest == answers.Digest ? new Outcome.NotRun(ReceiptReasons.NoIndexKey) : other;
        }
    }

    private static async Task<IEnumerable<Check>> InputsAsync(Sequence<ReceiptInput> inputs, Sequence<GivenFile> given, bool required, CancellationToken ct)
    {
        var found = new List<(GivenFile File, ContentHash Hash, long Bytes)>();
        foreach (var file in given)
        {
            var (hash, bytes) = await HashAsync(file, ct);
            found.Add((file, hash, bytes));
        }

        var named = inputs.Select(input => new Check(
            ReceiptChecks.Input,
            found.Any(file => file.Hash == input.Hash && file.Bytes == input.Bytes) ? new Outcome.Met() : new Outcome.NotRun(ReceiptReasons.NotGiven),
            input.Name,
            required));
        var strange = found.Where(file => inputs.All(input => input.Hash != file.Hash))
            .Select(file => new Check(ReceiptChecks.Input, new Outcome.NotMet(ReceiptReasons.OtherHash), file.File.Name));
        return named.Concat(strange);
    }

    /// <summary>The hash and the length of a file.</summary>
    public static async Task<(ContentHash Hash, long Bytes)> HashAsync(GivenFile file, CancellationToken ct)
    {
        await using var stream = await file.Open(ct);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        var bytes = 0L;
        for (int read; (read = await stream.ReadAsync(buffer, ct)) > 0; bytes += read)
        {
            hash.AppendData(buffer.AsSpan(0, read));
        }

        return (new ContentHash(hash.GetHashAndReset()), bytes);
    }
}
