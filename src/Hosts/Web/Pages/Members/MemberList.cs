// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>The memberships of an organisation, or of all, as a list.</summary>
public static class MemberList
{
    private static readonly string[] Heading = ["id", "name", "email", "role", "organisation", "since"];

    /// <summary>The memberships whoever asks may see.</summary>
    public static async Task<StoredList<ListedMember>> OpenAsync(ActRequest request)
    {
        var visit = request.Visit;
        var accounts = request.Get<IAccounts>();
        var book = await request.Get<WholeBook>().Ledger.ReadAsync(request.Stop);
        var members = await accounts.MembershipsOfAsync(request.Get<Boundary>().Only, request.Stop);
        var cards = (await accounts.FindAsync([.. members.Select(member => member.Account)], request.Stop)).ToDictionary(card => card.Id);
        ListedMember[] rows = [.. members.Select(member => new ListedMember(member, cards.GetValueOrDefault(member.Account)))];
        var columns = new ListColumns<ListedMember>(visit.Language.Culture(), one => one.Member.Id.ToString(),
        [
            ("nome", one => ListedMember.NameOf(one.Member, one.Card)),
            ("ruolo", one => visit["role." + one.Member.Role.Word()]),
            ("organizzazione", one => one.Member.Organisation is { } id ? book.NameOf(id) : visit["member.installation"]),
            ("dal", one => visit.Column(one.Member.Since)),
        ])
        {
            ComeInOrder = true,
        };
        return new StoredList<ListedMember>(columns, StoredListEndpoints.IsIdentifier, (_, after, count) => Task.FromResult(columns.After(rows, after, count)), Heading, one =>
        [[
            one.Member.Id.ToString(), one.Card?.Name ?? "", one.Card?.Email ?? "", one.Member.Role.Word(),
            one.Member.Organisation is { } id ? book.NameOf(id) : "", InstantPattern.General.Format(one.Member.Since),
        ]]);
    }
}
