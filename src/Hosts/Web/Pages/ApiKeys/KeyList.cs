// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>The keys of programs as a list. Nothing of their secrets is in it.</summary>
public static class KeyList
{
    private static readonly string[] Heading = ["id", "name", "organisation", "scopes", "expires", "used", "revoked"];

    /// <summary>The keys whoever asks may see.</summary>
    public static async Task<StoredList<ApiKey>> OpenAsync(ActRequest request)
    {
        var visit = request.Visit;
        var book = await request.Get<WholeBook>().Ledger.ReadAsync(request.Stop);
        var keys = await request.Get<IApiKeys>().ListAsync(request.Get<Boundary>().Only, request.Stop);
        var columns = new ListColumns<ApiKey>(visit.Language.Culture(), key => key.Id.ToString(),
        [
            ("nome", key => key.Name),
            ("cliente", key => key.Id.ToString()),
            ("organizzazione", key => key.Organisation is { } id ? book.NameOf(id) : visit["member.installation"]),
            ("ambiti", key => ScopesOf(visit, key)),
            ("scade", key => visit.Column(key.ExpiresAt)),
            ("usata", key => visit.Column(key.UsedAt)),
            ("stato-detto", key => StateOf(visit, key)),
        ])
        {
            ComeInOrder = true,
        };
        return new StoredList<ApiKey>(columns, StoredListEndpoints.IsIdentifier, (_, after, count) => Task.FromResult(columns.After(keys, after, count)), Heading, key =>
        [[
            key.Id.ToString(), key.Name, key.Organisation is { } id ? book.NameOf(id) : "", string.Join(' ', key.Scopes.Select(scope => scope.Word())),
            Text(key.ExpiresAt), Text(key.UsedAt), Text(key.RevokedAt),
        ]]);
    }

    /// <summary>What a key may do, in words.</summary>
    public static string ScopesOf(Visit visit, ApiKey key) => string.Join(", ", key.Scopes.Select(scope => visit["scope." + scope.ToString().ToLowerInvariant()]));

    /// <summary>Whether a key works, in words.</summary>
    public static string StateOf(Visit visit, ApiKey key) => visit[key.WorksAt(visit.Now) ? "key.works" : key.RevokedAt is null ? "key.expired" : "key.revoked"];

    private static string Text(Instant? at) => at is { } known ? InstantPattern.General.Format(known) : "";
}
