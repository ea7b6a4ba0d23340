// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Says which answers of the register a client's numbers are judged by: all that still hold, joined so that of each number the newest counts.</summary>
/// <remarks>
/// The parts of one consultation may be answered on different days, and each answer is a set of its own. Sets are joined into one index, made once
/// and kept beside them; a break-off leaves no more than a draft, and whoever asks next makes it. Which sets those are is decided as of the newest
/// set, so that the index does not change from day to day: each answer ends by itself, on its own day.
/// </remarks>
public sealed class JoinAnswers(IAnswerSets sets, IAnswerIndexes indexes, RuleCatalogue catalogue, ScreeningOptions options)
{
    private const int PageSize = 100;
    private const int LongestName = 200;

    /// <returns>
    /// What the answers are named by, a set or the join of several; null when the client has none; or why a set cannot be read: without it an older answer
    /// would count where a newer one was given.
    /// </returns>
    public async Task<Result<ListInput?>> RunAsync(string controllerVat, CancellationToken ct)
    {
        var holding = await HoldingAsync(controllerVat, ct);
        if (holding is not [var newest, ..])
        {
            return new Result<ListInput?>.Ok(null);
        }

        var kind = newest.Kind == AnswerKind.Snapshot ? InputKind.OptOuts : InputKind.Answers;
        if (holding.DistinctBy(set => set.Digest).Count() == 1)
        {
            return new ListInput(kind, newest.Name, newest.Digest, newest.Bytes);
        }

        return await JoinedAsync(controllerVat, [.. holding.Select(set => set.Digest).Distinct().Order()], ct) switch
        {
            Result<KeptAnswerIndex>.Ok { Value: var kept } => new ListInput(kind, NameOf(holding), kept.Info.Digest, kept.Bytes),
            Result<KeptAnswerIndex>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    // The newest set, and every consultation besides that held when it was received. A snapshot speaks of all numbers: nothing is joined with it.
    private async Task<List<AnswerSet>> HoldingAsync(string controllerVat, CancellationToken ct)
    {
        var holding = new List<AnswerSet>();
        for (AnswerSetId? before = null; ;)
        {
            var page = await sets.ListAsync(controllerVat, PageSize, before, ct);
            foreach (var set in page)
            {
                if (holding is not [var newest, ..])
                {
                    holding.Add(set);
                }
                else if (newest.Kind == AnswerKind.Snapshot || Since(newest) is not { } since || set.At <= since)
                {
                    // An answer is never later than its receipt: what was received before that holds no more.
                    return holding;
                }
                else if (set.Kind == AnswerKind.Consultation && set.Newest > since)
                {
                    holding.Add(set);
                }
            }

            if (page.Count < PageSize)
            {
                return holding;
            }

            before = page[^1].Id;
        }
    }

    private Instant? Since(AnswerSet newest) => ConsultationFigures.On(catalogue, RomeTime.DayOf(newest.At)) is { } figures ? newest.At - figures.Holds : null;

    private async Task<Result<KeptAnswerIndex>> JoinedAsync(string controllerVat, List<ContentHash> digests, CancellationToken ct)
    {
        var known = await indexes.ListAsync(controllerVat, ct);
        if (known.FirstOrDefault(kept => kept.Info.Joined.Select(set => set.Digest).SequenceEqual(digests)) is { } joined)
        {
            return joined;
        }

        var parts = new List<AnswerIndex>();
        try
        {
            foreach (var digest in digests)
            {
                var opened = await indexes.OpenAsync(controllerVat, digest, ct);
                if (opened is not Result<AnswerIndex>.Ok { Value: var part })
                {
                    return ((Result<AnswerIndex>.Refused)opened).Refusals;
                }

                parts.Add(part);
            }

            var threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
            using var index = await Task.Factory.StartNew(() => AnswerJoin.Run(parts, threads), ct, TaskCreationOptions.DenyChildAttach, TaskScheduler.Current);
            return await indexes.SaveAsync(index, ct);
        }
        finally
        {
            parts.ForEach(part => part.Dispose());
        }
    }

    private static string NameOf(List<AnswerSet> holding)
    {
        var names = string.Join(", ", holding.Select(set => set.Name).Distinct());
        return names.Length <= LongestName ? names : names[..(LongestName - 1)] + "…";
    }
}
