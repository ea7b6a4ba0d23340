// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text.Json;
using Filiera.Web;

namespace Filiera.Flows.Web;

/// <summary>Every list of the workspace is filtered, ordered, paged and exported the same way.</summary>
public sealed class WorkspaceLists(SeededHost host) : IClassFixture<SeededHost>
{
    public static TheoryData<string, string, bool> Lists { get; } = new()
    {
        { "/lavoro/liste", "nome centro campagna consegnata esito", true },
        { "/lavoro/ricevute", "emessa lista campagna esito fino", true },
        { "/lavoro/verifiche", "lista consegnata righe motivo stato-detto", true },
        { "/lavoro/campioni", "estratto lista righe esito", false },
        { "/lavoro/evidenze", "soggetto numero ultima", true },
        { "/lavoro/attivita", "lavoro chiesto stato-detto", true },
        { "/lavoro/consultazioni", "titolare stato-detto scade numeri da-togliere ricevuta", true },
        { "/lavoro/consultazioni/elenco", "titolare stato-detto prossimo numeri bozza", true },
        { "/lavoro/richieste", "numero diritto-detto per ricevuta inoltro risposta", true },
        { "/lavoro/utenti", "nome ruolo organizzazione dal", false },
        { "/lavoro/chiavi-api", "nome cliente organizzazione ambiti scade usata stato-detto", false },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_stands_in_every_order_and_turned_round(string address, string columns, bool hasRows)
    {
        var browser = await host.BrowserAsync(Roles.Operator);
        var usual = await RowsAsync(browser, address);
        Assert.Equal(hasRows, usual.Length > 0);
        foreach (var column in columns.Split(' '))
        {
            var up = await RowsAsync(browser, $"{address}?ordine={column}");
            var down = await RowsAsync(browser, $"{address}?ordine=-{column}");
            Assert.Equal(usual.Length, up.Length);
            Assert.Equal(up.Length, down.Length);
            if (usual.Length < ListAsked.PageSize)
            {
                Assert.Equal(usual.Order(StringComparer.Ordinal), up.Order(StringComparer.Ordinal));
                Assert.Equal(usual.Order(StringComparer.Ordinal), down.Order(StringComparer.Ordinal));
            }
        }

        using var unknown = await browser.GetAsync(address + "?ordine=colore");
        Assert.Equal(400, (int)unknown.StatusCode);
        using var nowhere = await browser.GetAsync(address + "?dopo=nessuno");
        Assert.Equal(400, (int)nowhere.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_is_narrowed_by_words_and_its_files_hold_the_same_rows(string address, string columns, bool hasRows)
    {
        Assert.NotEmpty(columns);
        var browser = await host.BrowserAsync(Roles.Operator);
        var usual = await RowsAsync(browser, address);
        if (hasRows)
        {
            var first = (await browser.PageAsync(address)).QuerySelector("main form.filters ~ .cards tbody tr th")!;
            var word = (first.QuerySelector("a") ?? first).TextContent.Split((char[])[' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries).MaxBy(part => part.Length)!;
            var found = await RowsAsync(browser, $"{address}?parole={Uri.EscapeDataString(word)}");
            Assert.Contains(usual[0], found);
        }

        var none = await browser.PageAsync(address + "?parole=zzqqxx&ordine=-" + columns.Split(' ')[0]);
        Assert.Empty(none.QuerySelectorAll("main .cards tbody tr[data-row], main form.filters ~ .cards tbody tr"));
        using var table = await browser.GetAsync(none.QuerySelector($"a[href^='{address}.csv']")!.GetAttribute("href")!);
        Assert.Single((await table.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        using var empty = await browser.GetAsync(none.QuerySelector($"a[href^='{address}.json']")!.GetAttribute("href")!);
        Assert.Equal("[]", (await empty.Content.ReadAsStringAsync()).Trim());
        using var whole = await browser.GetAsync(address + ".json");
        using var json = JsonDocument.Parse(await whole.Content.ReadAsStreamAsync());
        Assert.Equal(hasRows, json.RootElement.GetArrayLength() > 0);
    }

    [Theory]
    [InlineData("/lavoro/attivita?stato=Done", "/lavoro/attivita?stato=colore")]
    [InlineData("/lavoro/verifiche?stato=aperte", "/lavoro/verifiche?stato=colore")]
    [InlineData("/lavoro/richieste?stato=aperte", "/lavoro/richieste?stato=colore")]
    public async Task A_lists_own_filter_goes_with_its_order_and_its_files(string filtered, string wrong)
    {
        var browser = await host.BrowserAsync(Roles.Operator);
        var page = await browser.PageAsync(filtered);
        Assert.All(page.QuerySelectorAll("th a[href*='ordine=']"), link => Assert.Contains("stato=", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Contains("stato=", page.QuerySelector("a[href*='.csv']")!.GetAttribute("href"), StringComparison.Ordinal);
        using var refused = await browser.GetAsync(wrong);
        Assert.Equal(400, (int)refused.StatusCode);
    }

    [Fact]
    public async Task Pages_of_a_store_follow_each_other_and_only_what_is_shown_is_read()
    {
        string[] rows = [.. Enumerable.Range(0, 120).Reverse().Select(row => new Guid(row, 0, 0, new byte[8]).ToString())];
        var most = 0;
        var columns = new ListColumns<string>(CultureInfo.InvariantCulture, row => row, [("nome", row => row)])
        {
            ComeInOrder = true,
        };
        var list = new StoredList<string>(columns, StoredListEndpoints.IsIdentifier, (_, after, count) =>
        {
            most = Math.Max(most, count);
            return Task.FromResult(columns.After(rows, after, count));
        }, ["nome"], row => [[row]]);
        var seen = new List<string>();
        var asked = new ListAsked("", null, false, null);
        for (string? next = ""; next is not null;)
        {
            var page = await list.PageAsync(asked);
            seen.AddRange(page.Rows);
            next = page.Next;
            asked = asked with { After = next };
        }

        Assert.Equal(rows, seen);
        Assert.Equal(ListAsked.PageSize + 1, most);
        Assert.Equal(rows.Order(StringComparer.InvariantCulture).Take(ListAsked.PageSize), (await list.PageAsync(asked with { Order = "nome", After = null })).Rows);
    }

    private static async Task<string[]> RowsAsync(Browser browser, string address) =>
        [.. (await browser.PageAsync(address)).QuerySelectorAll("main form.filters ~ .cards tbody tr").Select(row => row.TextContent.Trim())];
}
