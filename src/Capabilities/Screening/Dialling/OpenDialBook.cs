// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: everything that is opened is closed again where the whole fails, in one place.
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Makes a book from its manifest and the files it names, each verified by its hash.</summary>
public sealed class OpenDialBook(IBlobs blobs, IAnswerIndexes indexes, RuleCatalogue catalogue, ScreeningOptions options, IClock clock)
{
    /// <param name="manifest">What the book is made of.</param>
    /// <param name="before">A book in use, from which is taken what stayed the same: answers, lists, files of facts; or null.</param>
    /// <param name="ct">Stops it; nothing is kept.</param>
    /// <returns>The book, for a gate to own; or every reason why a file cannot be read. The book before is left as it is.</returns>
    public async Task<Result<DialBook>> RunAsync(DialManifest manifest, DialBook? before, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (manifest.Catalogue != catalogue.Version)
        {
            return new DialRulebookIsAnother();
        }

        var rules = new DialRules(catalogue, manifest.Chosen.ToDictionary(one => one.Rule, one => one.Severity));
        var opened = new Dictionary<string, Shared<AnswerIndex>>(StringComparer.Ordinal);
        var campaigns = new List<DialCampaign>();
        var refusals = new List<Refusal>();
        try
        {
            foreach (var set in manifest.Answers)
            {
                switch (await AnswersAsync(set, before, ct))
                {
                    case Result<Shared<AnswerIndex>>.Ok ok:
                        opened.Add(set.ControllerVat, ok.Value);
                        break;
                    case Result<Shared<AnswerIndex>>.Refused refused:
                        refusals.AddRange(refused.Refusals);
                        break;
                }
            }

            foreach (var facts in manifest.Campaigns)
            {
                switch (await SourcesAsync(facts, opened.GetValueOrDefault(facts.ClientVat), [.. before?.Campaigns ?? [], .. campaigns], before is not null, ct))
                {
                    case Result<DialSources>.Ok ok:
                        campaigns.Add(new DialCampaign(facts, ok.Value, rules));
                        break;
                    case Result<DialSources>.Refused refused:
                        refusals.AddRange(refused.Refusals);
                        break;
                }
            }

            if (refusals.Count > 0)
            {
                return Sequence.From(refusals);
            }

            var book = new DialBook(manifest, clock.GetCurrentInstant(), campaigns, rules);
            campaigns = [];
            return book;
        }
        finally
        {
            // Each campaign holds the answers for itself.
            campaigns.ForEach(campaign => campaign.Dispose());
            foreach (var answers in opened.Values)
            {
                answers.Dispose();
            }
        }
    }

    private async Task<Result<Shared<AnswerIndex>>> AnswersAsync(DialAnswerSet set, DialBook? before, CancellationToken ct)
    {
        foreach (var campaign in before?.Campaigns ?? [])
        {
            if (campaign.Sources.Answers is { } held && held.Value.Info.ControllerVat == set.ControllerVat && held.Value.Info.Digest == set.Digest
                && held.Hold() is { } shared)
            {
                return shared;
            }
        }

        return await indexes.OpenAsync(set.ControllerVat, set.Digest, ct) switch
        {
            Result<AnswerIndex>.Ok ok => new Shared<AnswerIndex>(ok.Value),
            Result<AnswerIndex>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    // Files are named by their content: what was read of the same files, in the same order and by the same mappings, is the same.
    private async Task<Result<DialSources>> SourcesAsync(
        DialCampaignFacts facts, Shared<AnswerIndex>? answers, List<DialCampaign> known, bool beside, CancellationToken ct)
    {
        // Beside a book in use somebody is being answered meanwhile: half the machine is theirs.
        var threads = options.Threads > 0 ? options.Threads : Math.Max(1, Environment.ProcessorCount / (beside ? 2 : 1));
        var rows = known.Find(campaign => campaign.Facts.Lists == facts.Lists)?.Sources.Rows.Hold();
        if (rows is null)
        {
            var claims = await ScreenedClaims.ReadAsync(facts.Lists, blobs, threads, ct);
            if (claims is Result<ClaimIndex>.Refused unread)
            {
                return unread.Refusals;
            }

            rows = new Shared<ClaimIndex>(claims.ValueOrThrow());
        }

        var onFile = facts.OnFile.IsEmpty ? null : known.Find(campaign => campaign.Facts.OnFile == facts.OnFile)?.Sources.Facts?.Hold();
        if (onFile is null && !facts.OnFile.IsEmpty)
        {
            var compiled = await FactsAsync(facts.OnFile, threads, ct);
            if (compiled is Result<NumberFactsIndex>.Refused unread)
            {
                rows.Dispose();
                return unread.Refusals;
            }

            onFile = new Shared<NumberFactsIndex>(compiled.ValueOrThrow());
        }

        return new DialSources(answers?.Hold(), onFile, rows);
    }

    private async Task<Result<NumberFactsIndex>> FactsAsync(Sequence<ListInput> onFile, int threads, CancellationToken ct)
    {
        var files = Sequence.From(onFile.Select(file =>
            new FactFile(file.Kind, file.Name, async token => (await blobs.OpenAsync(file.Content, token)).ValueOrThrow(), file.Mapping)));
        return await FactsCompiler.RunAsync(files, threads, ct);
    }
}
