// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Screening;

/// <summary>The contact lists delivered, and what their screenings came to. Append-only; joins the open unit of work.</summary>
public interface IScreenings
{
    /// <summary>Keeps a list that was delivered.</summary>
    Task AddAsync(ContactList list, CancellationToken ct);

    /// <summary>Keeps what a screening came to.</summary>
    Task AddAsync(ScreeningRecord record, CancellationToken ct);

    /// <summary>The list of that identifier, or null.</summary>
    Task<ContactList?> FindAsync(ListId id, CancellationToken ct);

    /// <summary>The screening of that identifier, or null.</summary>
    Task<ScreeningRecord?> FindAsync(ScreeningId id, CancellationToken ct);

    /// <summary>Lists, newest first.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="before">Only those delivered before this one, or null for the newest.</param>
    /// <param name="ct">Stops it.</param>
    Task<Sequence<ContactList>> ListsAsync(int limit, ListId? before, CancellationToken ct);

    /// <summary>Lists as pages show them, newest first; in one question whatever their number.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="before">Only those delivered before this one, or null for the newest.</param>
    /// <param name="ct">Stops it.</param>
    Task<Sequence<ListSummary>> SummariesAsync(int limit, ListId? before, CancellationToken ct);

    /// <summary>The lists of those identifiers, in the order delivered; unknown ones are passed over.</summary>
    Task<Sequence<ListSummary>> SummariesAsync(IReadOnlyCollection<ListId> ids, CancellationToken ct);

    /// <summary>The newest screening of each of those lists, in the order of the lists; a list without one is passed over.</summary>
    Task<Sequence<ScreeningSummary>> NewestOfAsync(IReadOnlyCollection<ListId> lists, CancellationToken ct);

    /// <summary>Every screening that was the newest of its list at some instant of a time, for all lists of some campaigns.</summary>
    /// <param name="campaigns">The campaigns.</param>
    /// <param name="from">The first instant: a screening made at it is not made before it.</param>
    /// <param name="before">The last instant, likewise.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Those made before <paramref name="before"/>, without those made again before <paramref name="from"/>: by list, in the order made.</returns>
    Task<Sequence<ScreeningFreshness>> FreshnessAsync(IReadOnlyCollection<CampaignId> campaigns, Instant from, Instant before, CancellationToken ct);

    /// <summary>The newest screening of a list, or null while there is none.</summary>
    Task<ScreeningRecord?> NewestOfAsync(ListId id, CancellationToken ct);

    /// <summary>Every screening of a list, in the order made.</summary>
    Task<Sequence<ScreeningRecord>> OfListAsync(ListId id, CancellationToken ct);

    /// <summary>The newest screening of each list of a campaign that was made before an instant, in the order the lists were delivered.</summary>
    Task<Sequence<ScreeningRecord>> NewestOfCampaignAsync(CampaignId campaign, Instant before, CancellationToken ct);

    /// <summary>What all lists and the newest screening of each come to.</summary>
    Task<ScreeningTotals> TotalsAsync(CancellationToken ct);

    /// <summary>True when a list or a screening cites the content.</summary>
    Task<bool> IsCitedAsync(ContentHash content, CancellationToken ct);
}

/// <summary>The sets of answers received. Append-only; joins the open unit of work. The answers themselves are elsewhere, encrypted.</summary>
public interface IAnswerSets
{
    /// <summary>Keeps a set received.</summary>
    Task AddAsync(AnswerSet set, CancellationToken ct);

    /// <summary>The newest set of that digest, or null.</summary>
    Task<AnswerSet?> FindAsync(ContentHash digest, CancellationToken ct);

    /// <summary>Sets, newest first.</summary>
    /// <param name="controllerVat">Only those of this controller, or null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="before">Only those received before this one, or null for the newest.</param>
    /// <param name="ct">Stops it.</param>
    Task<Sequence<AnswerSet>> ListAsync(string? controllerVat, int limit, AnswerSetId? before, CancellationToken ct);
}

/// <summary>The receipts signed. Append-only; joins the open unit of work.</summary>
public interface IReceipts
{
    /// <summary>Keeps a receipt.</summary>
    Task AddAsync(KeptReceipt receipt, CancellationToken ct);

    /// <summary>The receipt of that identifier, or null.</summary>
    Task<KeptReceipt?> FindAsync(ReceiptId id, CancellationToken ct);

    /// <summary>Receipts, newest first.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="before">Only those signed before this one, or null for the newest.</param>
    /// <param name="ct">Stops it.</param>
    Task<Sequence<KeptReceipt>> ListAsync(int limit, ReceiptId? before, CancellationToken ct);
}

/// <summary>The secrets from which receipts are salted, each kept apart from its receipt so that it can be erased. Joins the open unit of work.</summary>
public interface IReceiptSecrets
{
    /// <summary>Keeps the secret of a receipt.</summary>
    Task AddAsync(ReceiptId receipt, SaltSecret secret, CancellationToken ct);

    /// <summary>The secret, which the caller disposes; null when it was erased or never kept.</summary>
    Task<SaltSecret?> FindAsync(ReceiptId receipt, CancellationToken ct);

    /// <summary>Overwrites and deletes the secret.</summary>
    /// <returns>False when there was none.</returns>
    Task<bool> EraseAsync(ReceiptId receipt, CancellationToken ct);
}

/// <summary>The review queues and what people decided in them. Append-only; joins the open unit of work.</summary>
public interface IReviews
{
    /// <summary>Keeps the queue of a screening.</summary>
    Task AddAsync(ReviewQueue queue, CancellationToken ct);

    /// <summary>Keeps a decision.</summary>
    Task AddAsync(RecordedDecision decision, CancellationToken ct);

    /// <summary>The queue of a screening, or null when nothing was under review.</summary>
    Task<ReviewQueue?> FindAsync(ScreeningId screening, CancellationToken ct);

    /// <summary>The decisions taken on a screening, in the order taken.</summary>
    Task<Sequence<RecordedDecision>> DecisionsAsync(ScreeningId screening, CancellationToken ct);

    /// <summary>The decisions taken in each of those queues, by screening, in the order taken.</summary>
    Task<Sequence<RecordedDecision>> DecisionsAsync(IReadOnlyCollection<ReviewQueue> queues, CancellationToken ct);

    /// <summary>Queues, newest first.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="before">Only those of screenings before this one, or null for the newest.</param>
    /// <param name="ct">Stops it.</param>
    Task<Sequence<ReviewQueue>> ListAsync(int limit, ScreeningId? before, CancellationToken ct);
}

/// <summary>The samples of consents and what was found of them. Append-only; joins the open unit of work.</summary>
public interface IConsentSamples
{
    /// <summary>Keeps a sample drawn.</summary>
    Task AddAsync(ConsentSample sample, CancellationToken ct);

    /// <summary>Keeps a result.</summary>
    Task AddAsync(SampleResult result, CancellationToken ct);

    /// <summary>Keeps what the whole sample came to.</summary>
    Task AddAsync(SampleSummary summary, CancellationToken ct);

    /// <summary>The sample of that identifier, or null.</summary>
    Task<ConsentSample?> FindAsync(SampleId id, CancellationToken ct);

    /// <summary>The results of a sample, in the order recorded.</summary>
    Task<Sequence<SampleResult>> ResultsAsync(SampleId id, CancellationToken ct);

    /// <summary>What the sample came to, or null while it is open.</summary>
    Task<SampleSummary?> SummaryAsync(SampleId id, CancellationToken ct);

    /// <summary>Samples, newest first.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="before">Only those drawn before this one, or null for the newest.</param>
    /// <param name="ct">Stops it.</param>
    Task<Sequence<ConsentSample>> ListAsync(int limit, SampleId? before, CancellationToken ct);

    /// <summary>Samples as pages show them with what they came to, newest first; in one question whatever their number.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="before">Only those drawn before this one, or null for the newest.</param>
    /// <param name="ct">Stops it.</param>
    Task<Sequence<SampleListing>> ListingsAsync(int limit, SampleId? before, CancellationToken ct);
}
