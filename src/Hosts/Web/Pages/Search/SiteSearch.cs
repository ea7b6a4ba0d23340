// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Rulebook;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Looks for words in what a visitor may see: rules for anyone; for whoever works here parties, numbers, lists and receipts as well.</summary>
public sealed class SiteSearch(RuleCatalogue catalogue, IPartyLedger ledger, IScreenings screenings, IReceipts receipts)
{
    /// <summary>The most hits of a kind that are shown.</summary>
    public const int MostOfAKind = 20;

    /// <summary>The fewest letters that are looked for.</summary>
    public const int Fewest = 2;

    private const int NewestLists = 1000;

    /// <summary>Everything that holds the words, kind by kind.</summary>
    public async Task<Sequence<Hit>> FindAsync(string words, Visit visit, CancellationToken ct)
    {
        if (words.Length < Fewest)
        {
            return [];
        }

        var hits = Rules(words, visit).Take(MostOfAKind);
        if (visit.May(AccessPolicies.Workspace))
        {
            var book = await ledger.ReadAsync(ct);
            hits = hits
                .Concat(Organisations(words, book).Take(MostOfAKind))
                .Concat(Campaigns(words, book).Take(MostOfAKind))
                .Concat(Numbers(words, book).Take(MostOfAKind))
                .Concat((await ListsAsync(words, book, ct)).Take(MostOfAKind))
                .Concat(await ReceiptAsync(words, visit, ct));
        }

        return Sequence.From(hits);
    }

    // Neither capitals nor accents count, in either language.
    private static bool Holds(string text, string words) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, words, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    private IEnumerable<Hit> Rules(string words, Visit visit) => catalogue.On(visit.Today)
        .Where(rule => Holds(rule.Id.ToString(), words) || Holds(rule.Title.Italian, words) || Holds(rule.Title.English, words))
        .Select(rule => new Hit("rule", $"/regole/{rule.Id}", visit.Say(rule.Title), rule.Id.ToString()));

    private static IEnumerable<Hit> Organisations(string words, PartyBook book) => book.Organisations.Values
        .Where(one => Holds(one.LegalName, words) || Holds(one.VatNumber.ToString(), words))
        .Select(one => new Hit("organisation", $"/lavoro/organizzazioni/{one.Id}", one.LegalName, one.VatNumber.ToString()));

    private static IEnumerable<Hit> Campaigns(string words, PartyBook book) => book.Campaigns.Values
        .Where(one => Holds(one.Name, words))
        .Select(one => new Hit("campaign", "/lavoro/mandati", one.Name, book.NameOf(one.Client)));

    // However it is written: spaces and signs are not looked at.
    private static IEnumerable<Hit> Numbers(string words, PartyBook book)
    {
        var digits = string.Concat(words.Where(char.IsAsciiDigit));
        return digits.Length < 3 || words.Any(char.IsLetter)
            ? []
            : book.Numbers.Values.Where(one => one.Number.ToString().Contains(digits, StringComparison.Ordinal))
                .Select(one => new Hit("number", "/lavoro/numeri", one.Number.ToString(), book.NameOf(one.Centre)));
    }

    private async Task<IEnumerable<Hit>> ListsAsync(string words, PartyBook book, CancellationToken ct) =>
        (await screenings.ListsAsync(NewestLists, null, ct))
            .Where(list => Holds(list.Name, words) || list.Id.Value.ToString() == words)
            .Select(list => new Hit("list", $"/lavoro/liste/{list.Id.Value}", ShownText.Of(list.Name), book.NameOf(list.Centre)));

    private async Task<IEnumerable<Hit>> ReceiptAsync(string words, Visit visit, CancellationToken ct) =>
        ReceiptId.TryParse(words, out var id) && await receipts.FindAsync(id, ct) is { } kept
            ? [new Hit("receipt", $"{ReceiptsEndpoints.Address}/{kept.Id}", kept.Id.ToString(), visit.Moment(kept.At))]
            : [];
}
