// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: everything a row is judged by is gathered in one place, and its walk stays whole.

using System.Runtime.InteropServices;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Reads the numbers of a controller's lists once each, with how they stand before the register is asked. Draft and plan rest on it.</summary>
public sealed class GatherNumbers(
    IPartyLedger parties,
    IScreenings screenings,
    IBlobs blobs,
    IAnswerSets sets,
    IAnswerIndexes indexes,
    RuleCatalogue catalogue,
    IRuleAdoptions adoptions,
    IClock clock)
{
    private const int MostSets = 500;

    /// <summary>One row of a list.</summary>
    /// <param name="Source">The list.</param>
    /// <param name="Line">Its line, from 1.</param>
    /// <param name="Number">The number; none where it is not readable or foreign.</param>
    /// <param name="Class">How it stands; null for a row that is no number to ask about.</param>
    /// <param name="Reason">For such a row, why: a public code.</param>
    /// <param name="Reference">What the row rests on, as it is written; empty where nothing is.</param>
    /// <param name="CollectedAt">The day it gives for that.</param>
    internal readonly record struct Row(
        ConsultationSource Source, long Line, SubscriberNumber Number, NumberClass? Class, string Reason, string Reference, LocalDate? CollectedAt);

    /// <summary>Whom and what it is gathered for.</summary>
    /// <param name="Controller">The controller.</param>
    /// <param name="Campaign">The campaign whose rules count where a list has none of its own; null for none.</param>
    /// <param name="Sources">The lists.</param>
    internal sealed record Request(Organisation Controller, CampaignId? Campaign, Sequence<ConsultationSource> Sources);

    /// <summary>Reads every row, in the order of lists and lines.</summary>
    /// <param name="request">What to gather.</param>
    /// <param name="each">Told each row.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The version of the rules it was judged by, or why a list cannot be read.</returns>
    internal async Task<Result<ContentHash>> RunAsync(Request request, Func<Row, ValueTask> each, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var book = await parties.ReadAsync(ct);
        var rulebook = new AdoptedRulebook(catalogue, await adoptions.ListAsync(ct), now);
        if (ConsultationFigures.On(catalogue, RomeTime.DayOf(now)) is not { } figures || catalogue.Precedence(RomeTime.DayOf(now)) is not { } precedence)
        {
            return new NoRulesInForce();
        }

        var answering = await FreshAsync(request.Controller.VatNumber.Digits, now - figures.Holds, ct);
        if (answering is not Result<List<AnswerIndex>>.Ok { Value: var answers })
        {
            return ((Result<List<AnswerIndex>>.Refused)answering).Refusals;
        }

        var seen = new HashSet<ulong>();
        try
        {
            foreach (var source in request.Sources)
            {
                var list = source.List is { } id ? await screenings.FindAsync(id, ct) : null;
                var campaign = CampaignOf(book, request, list, now);
                if (campaign is not Result<CampaignFacts>.Ok { Value: var facts })
                {
                    return ((Result<CampaignFacts>.Refused)campaign).Refusals;
                }

                var rules = ListVerdict.ListRules(rulebook.On(RomeTime.DayOf(now), facts.Sector, facts.Purpose));
                var reading = await ReadAsync(source, list, facts, rules, precedence, figures, answers, seen, now, each, ct);
                if (reading is Result<bool>.Refused refused)
                {
                    return refused.Refusals;
                }
            }
        }
        finally
        {
            answers.ForEach(index => index.Dispose());
        }

        return rulebook.Version;
    }

    private static Result<CampaignFacts> CampaignOf(PartyBook book, Request request, ContactList? list, Instant now)
    {
        if (list is not null)
        {
            return CampaignReading.Of(book, list.Campaign, list.Centre, now);
        }

        // A file given for the consultation alone has no centre yet: whether one may call is asked when it is delivered for a campaign.
        if (request.Campaign is { } id)
        {
            return book.Campaigns.TryGetValue(id, out var campaign) && Spelling.Sectors.TryRead(campaign.Sector.Code, out var sector)
                && Spelling.Purposes.TryRead(campaign.Purpose.Code, out var purpose)
                    ? new CampaignFacts(request.Controller.VatNumber.Digits, request.Controller.LegalName, sector, purpose, new Outcome.Met(), new Outcome.Met())
                    : new CampaignUnknown { Where = "/campaign" };
        }

        return new CampaignFacts(
            request.Controller.VatNumber.Digits, request.Controller.LegalName, Sector.Other, Purpose.Promotion, new Outcome.Met(), new Outcome.Met());
    }

    // Only answers to this very controller, and only those that may still hold.
    private async Task<Result<List<AnswerIndex>>> FreshAsync(string vat, Instant from, CancellationToken ct)
    {
        var opened = new List<AnswerIndex>();
        var known = await sets.ListAsync(vat, MostSets, null, ct);
        foreach (var digest in known.Where(set => set.Kind == AnswerKind.Consultation && set.Newest > from).Select(set => set.Digest).Distinct())
        {
            switch (await indexes.OpenAsync(vat, digest, ct))
            {
                case Result<AnswerIndex>.Ok { Value: var index }:
                    opened.Add(index);
                    break;

                // Answers whose key was erased are gone; asking again is what remains.
                case Result<AnswerIndex>.Refused { Refusals: [AnswerIndexUnknown or IndexKeyMissing, ..] }:
                    break;
                case Result<AnswerIndex>.Refused refused:
                    opened.ForEach(index => index.Dispose());
                    return refused.Refusals;
            }
        }

        return opened;
    }

    private async Task<Result<bool>> ReadAsync(
        ConsultationSource source,
        ContactList? list,
        CampaignFacts campaign,
        Sequence<AppliedRule> rules,
        ListPrecedence precedence,
        ConsultationFigures figures,
        List<AnswerIndex> answers,
        HashSet<ulong> seen,
        Instant now,
        Func<Row, ValueTask> each,
        CancellationToken ct)
    {
        var files = Sequence.From((list?.Inputs ?? [])
            .Where(input => input.Kind is not (InputKind.Answers or InputKind.OptOuts))
            .Select(input => new FactFile(input.Kind, input.Name, async token => (await blobs.OpenAsync(input.Content, token)).ValueOrThrow(), input.Mapping)));
        var compiled = await FactsCompiler.RunAsync(files, Environment.ProcessorCount, ct);
        if (compiled is not Result<NumberFactsIndex>.Ok { Value: var facts })
        {
            return ((Result<NumberFactsIndex>.Refused)compiled).Refusals;
        }

        using var onFile = facts;
        var opening = await RecognisedList.OpenWholeAsync(async token => (await blobs.OpenAsync(source.Content, token)).ValueOrThrow(), source.Mapping, ct);
        if (opening is not Result<RecognisedList>.Ok { Value: var recognised })
        {
            return ((Result<RecognisedList>.Refused)opening).Refusals;
        }

        using var text = recognised;
        var source0 = new AnswerSource(campaign.ClientVat, AnswerKind.Consultation, default);
        var classes = new NumberClasses(new ListContext(now, campaign, source0, facts.AtHand, precedence), rules, figures.Holds);
        var remembered = new Dictionary<(Claim, uint, OptOutAnswer?), NumberClass>();
        foreach (var (row, contact, reference) in Rows(source, recognised, ct))
        {
            if (contact is null)
            {
                await each(row);
            }
            else if (!seen.Add(contact.Number.RevealDigits()))
            {
                await each(row with { Class = null, Reason = ReasonCodes.DuplicateRow });
            }
            else
            {
                var key = (contact.Claim, facts.ClassOf(contact.Number), Newest(answers, contact.Number));
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(remembered, key, out var isKnown);
                if (!isKnown)
                {
                    known = classes.Of(key.Claim, facts[key.Item2], key.Item3);
                }

                var found = row with { Class = known, Reference = reference, CollectedAt = contact.Claim.Date.Value };
                await each(found);
            }
        }

        return true;
    }

    private static IEnumerable<(Row Row, Contact? Contact, string Reference)> Rows(ConsultationSource source, RecognisedList list, CancellationToken ct)
    {
        using var stream = list.Text.AsStream();
        using var text = list.File.Encoding.OpenText(stream);
        var csv = new CsvText(text, list.File.Delimiter, list.File.Encoding);
        var rows = new ContactRows(list.File.Columns);
        if (list.File.Columns.HasHeader)
        {
            csv.Next();
        }

        while (csv.Next() is { } record)
        {
            ct.ThrowIfCancellationRequested();
            yield return rows.Read(record) switch
            {
                ListRow.Readable { Contact: var contact } => (
                    new Row(source, record.Line, contact.Number, null, "", "", null), contact, ReferenceOf(record, list.File.Columns)),
                ListRow.Foreign => (new Row(source, record.Line, default, null, ReasonCodes.ForeignNumber, "", null), null, ""),
                ListRow.Rejected { Code: var code } => (new Row(source, record.Line, default, null, code, "", null), null, ""),
                _ => throw new InvalidOperationException("A row is readable, foreign or rejected."),
            };
        }
    }

    private static string ReferenceOf(CsvRow record, ListColumns columns) =>
        columns.Reference is { } at && at < record.Fields.Count ? record.Fields[at].Trim() : "";

    // Of several answers about a number the newest counts; of two of the same instant the one that removes.
    private static OptOutAnswer? Newest(List<AnswerIndex> answers, SubscriberNumber number)
    {
        OptOutAnswer? newest = null;
        foreach (var index in answers)
        {
            if (index.Find(number) is { } one
                && (newest is not { } known || one.CheckedAt > known.CheckedAt || (one.CheckedAt == known.CheckedAt && one.Remove)))
            {
                newest = one;
            }
        }

        return newest;
    }
}
