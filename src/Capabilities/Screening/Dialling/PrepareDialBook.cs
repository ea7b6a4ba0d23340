// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Makes the book of a gate from the parties, the rules adopted, the newest answers and the newest screenings, as they stand now.</summary>
public sealed class PrepareDialBook(
    IPartyLedger parties, RuleCatalogue catalogue, IRuleAdoptions adoptions, IScreenings screenings, JoinAnswers join, OpenDialBook open, KeptDialBooks kept, IClock clock)
{
    /// <param name="before">The book in use: where nothing changed, nothing is made; or null.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>A new book for a gate to own; null where the book before is still what would be made; or why it cannot be made.</returns>
    public async Task<Result<DialBook?>> RunAsync(DialBook? before, CancellationToken ct)
    {
        // 1. Facts: everything a decision rests on, by content.
        var manifest = await ManifestAsync(ct);
        if (before is not null && before.Digest == manifest.Digest)
        {
            return new Result<DialBook?>.Ok(null);
        }

        // Kept before anything is decided by it, so that every decision can be judged again.
        await kept.KeepAsync(manifest, ct);

        // 2. The same book as any replica makes of the same manifest.
        return await open.RunAsync(manifest, before, ct) switch
        {
            Result<DialBook>.Ok ok => new Result<DialBook?>.Ok(ok.Value),
            Result<DialBook>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    /// <summary>What a book made now would be made of.</summary>
    public async Task<DialManifest> ManifestAsync(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var book = await parties.ReadAsync(ct);
        var rulebook = new AdoptedRulebook(catalogue, await adoptions.ListAsync(ct), now);
        var campaigns = new List<DialCampaignFacts>();
        foreach (var campaign in book.Campaigns.Values.Where(campaign => !campaign.Days.HasEndedBy(RomeTime.DayOf(now))))
        {
            campaigns.AddRange(await OfAsync(book, campaign, now, ct));
        }

        var answers = new List<DialAnswerSet>();
        foreach (var vat in campaigns.Select(campaign => campaign.ClientVat).Distinct().Order(StringComparer.Ordinal))
        {
            // A client whose answers cannot be read has none, and nobody is called for it.
            if (await join.RunAsync(vat, ct) is Result<ListInput?>.Ok { Value: { } input })
            {
                answers.Add(new DialAnswerSet(vat, input.Content));
            }
        }

        return new DialManifest(
            catalogue.Version,
            Sequence.From(catalogue.Rules.Where(rule => rule.NeedsAdoption).Select(rule => (rule.Ref, rulebook.Apply(rule).Severity))),
            Sequence.From(answers),
            Sequence.From(book.Numbers.Values.Select(declared => new DialCaller(declared.Number, declared.Centre, declared.Client, declared.Effective))),
            Sequence.From(campaigns));
    }

    private async Task<IEnumerable<DialCampaignFacts>> OfAsync(PartyBook book, Campaign campaign, Instant now, CancellationToken ct)
    {
        if (!book.Organisations.TryGetValue(campaign.Client, out var client)
            || !Spelling.Sectors.TryRead(campaign.Sector.Code, out var sector) || !Spelling.Purposes.TryRead(campaign.Purpose.Code, out var purpose))
        {
            return [];
        }

        var screened = new List<(ContactList List, ScreeningRecord Record)>();
        foreach (var record in await screenings.NewestOfCampaignAsync(campaign.Id, now + Duration.Epsilon, ct))
        {
            if (await screenings.FindAsync(record.List, ct) is { } list)
            {
                screened.Add((list, record));
            }
        }

        // The newest list first: lists come in the order delivered.
        screened.Reverse();
        return screened.Select(one => one.List.Centre)
            .Concat(book.Mandates.Values.Where(mandate => mandate.Campaign == campaign.Id).Select(mandate => mandate.Centre))
            .Distinct()
            .Order()
            .Select(centre => (Centre: centre, Own: screened.Where(one => one.List.Centre == centre).ToList()))
            .Select(one => new DialCampaignFacts(
                campaign.Id,
                one.Centre,
                campaign.Client,
                client.VatNumber.Digits,
                client.LegalName,
                sector,
                purpose,
                CampaignReading.Scope(campaign),
                campaign.Channel == CampaignChannel.AutomatedCall,
                MandateTerms.Of(book, campaign, one.Centre),
                Sequence.From(one.Own.Select(own => new DialList(own.List.Content, own.List.Mapping))),
                Sequence.From(one.Own.SelectMany(own => own.Record.Inputs)
                    .Where(input => input.Kind is not (InputKind.Answers or InputKind.OptOuts))
                    .DistinctBy(input => (input.Kind, input.Content, input.Mapping)))))
            .ToList();
    }
}
