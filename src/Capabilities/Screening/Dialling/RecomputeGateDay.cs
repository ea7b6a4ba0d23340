// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>Judges every decision of a sealed day again and seals what it comes to: the same day, if each was judged as the book and the events of then say.</summary>
public sealed class RecomputeGateDay(IGateLog log, ReplayGateDay replay, KeptDialBooks books, IReceiptSecrets secrets) : IRecompute
{
    /// <inheritdoc/>
    public string Capability => SealGateDay.Capability;

    /// <inheritdoc/>
    public async Task<Result<Json>> RecomputeAsync(EvidenceDraft fact, IEvidenceInputs inputs, CancellationToken ct)
    {
        // 1. Facts: the day, its secret, its log, and the file that was published.
        if (fact.Statement is not Json.Map said || said["day"] is not Json.Map stated || GateDayForm.Read(stated) is not { } day
            || said["secret"] is not Json.Text { Value: var name } || !ReceiptId.TryParse(name, out var receipt) || said["file"] is not Json.Text file)
        {
            return new StatementUnreadable();
        }

        using var secret = await secrets.FindAsync(receipt, ct);
        if (secret is null)
        {
            return new ReceiptSecretNotKept();
        }

        var judging = await AgainAsync(day, ct);
        if (judging is not Result<Sequence<GateLogEntry>>.Ok { Value: var again })
        {
            return ((Result<Sequence<GateLogEntry>>.Refused)judging).Refusals;
        }

        // 2. Evaluation: the same seal over what is said now.
        var sealedAgain = GateDaySeal.Of(day.Day, again, await log.ReasonsAsync(day.Day, ct), secret, day.SealedAt);
        return Json.Object(
            ("day", GateDayForm.Write(sealedAgain)),
            ("file", fact.Inputs.All(input => input.Name != SealGateDay.File) || await PublishedAsync(fact, inputs, ct) == sealedAgain ? file : Json.Null),
            ("secret", name));
    }

    private async Task<Result<Sequence<GateLogEntry>>> AgainAsync(GateDay day, CancellationToken ct)
    {
        try
        {
            var again = new List<GateLogEntry>();
            foreach (var entries in (await replay.EntriesAsync(day.Day, ct)).GroupBy(entry => entry.Book))
            {
                if (entries.Key == default)
                {
                    // Without a book nobody was allowed, and there is nothing to judge by.
                    again.AddRange(entries.Select(entry => entry.Verdict == Verdict.Allow ? entry with { Verdict = Verdict.Withhold } : entry));
                    continue;
                }

                var opening = await books.OpenAsync(entries.Key, ct);
                if (opening is not Result<DialBook>.Ok { Value: var book })
                {
                    return ((Result<DialBook>.Refused)opening).Refusals;
                }

                using (book)
                {
                    again.AddRange((await replay.AgainAsync([.. entries], book, ct)).Select(one =>
                        one.Answer is { } answer ? one.Entry with { Verdict = answer.Verdict, ReasonsId = answer.ReasonsId } : one.Entry));
                }
            }

            return Sequence.From(again);
        }
        catch (StorageFailedException gone)
        {
            // Its numbers were erased, or its files are damaged.
            return gone.Refusal;
        }
    }

    // A day sealed before its file was cited has none to compare.
    private static async Task<GateDay?> PublishedAsync(EvidenceDraft fact, IEvidenceInputs inputs, CancellationToken ct)
    {
        if (fact.Inputs.FirstOrDefault(input => input.Name == SealGateDay.File) is not { } cited || await inputs.OpenAsync(cited, ct) is not { } content)
        {
            return null;
        }

        await using (content)
        {
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, ct);
            return SignedEnvelope.Read(bytes.ToArray()) is Result<SignedEnvelope>.Ok { Value: var envelope }
                ? (GateDayForm.Read(envelope) as Result<GateDay>.Ok)?.Value
                : null;
        }
    }
}
