// SPDX-License-Identifier: EUPL-1.2
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;

namespace Filiera.Flows.Web;

/// <summary>What whoever watches over the process can ask it.</summary>
public sealed class Watching(Watching.WatchedHost host) : IClassFixture<Watching.WatchedHost>
{
    private const string Token = "a-token-of-this-test";

    [Fact]
    public async Task A_process_that_lives_and_is_ready_says_so_to_anyone()
    {
        using var http = host.CreateClient();

        Assert.Equal("{\"status\":\"live\"}", await http.GetStringAsync("/health/live"));
        Assert.Equal("{\"status\":\"ready\"}", await http.GetStringAsync("/health/ready"));
    }

    [Fact]
    public async Task Metrics_are_for_whoever_has_the_token_and_name_no_address_asked_for()
    {
        using var http = host.CreateClient();
        (await http.GetAsync("/health/live")).Dispose();
        using var none = await http.GetAsync("/metrics");
        using var wrong = await AskAsync(http, "another");
        (await http.GetAsync("/regole/ANY-PERSONAL-THING")).Dispose();
        using var right = await AskAsync(http, Token);
        var text = await right.Content.ReadAsStringAsync();

        Assert.Equal((404, 404, 200), ((int)none.StatusCode, (int)wrong.StatusCode, (int)right.StatusCode));
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", right.Content.Headers.ContentType!.ToString());
        Assert.Contains("# TYPE http_server_request_duration_seconds histogram\n", text, StringComparison.Ordinal);
        Assert.Matches("http_server_request_duration_seconds_count\\{[^}]*http_route=\"/health/live\"[^}]*\\} \\d+\n", text);
        Assert.Contains("# TYPE dotnet_gc_collections_total counter\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("PERSONAL", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+({[a-z_]+=\".*\"})? [-+0-9.eE]+)$", line));
    }

    [Fact]
    public async Task A_process_whose_database_is_gone_is_not_ready_and_says_what_to_do()
    {
        await using var broken = new WatchedHost();
        using var http = broken.CreateClient();
        await http.GetStringAsync("/health/live");
        using var answer = await AskWithoutDatabaseAsync(broken, http);

        Assert.Equal(503, (int)answer.StatusCode);
        var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("not-ready", said.GetProperty("status").GetString());
        Assert.Equal(broken.Database is null ? "database-damaged" : "database-unreachable", said.GetProperty("refusals")[0].GetProperty("code").GetString());
        Assert.Equal(200, (int)(await http.GetAsync("/health/live")).StatusCode);
    }

    // The program also works when nobody asks: a connection that is open just then goes on with what it has, pages in the log beside the file too.
    private static async Task<HttpResponseMessage> AskWithoutDatabaseAsync(WatchedHost broken, HttpClient http)
    {
        if (broken.Database is not null)
        {
            broken.LoseDatabase();
            return await http.GetAsync("/health/ready");
        }

        var database = Path.Combine(broken.DataDirectory, "filiera.db");
        for (var tries = 1; ; tries++)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            File.Delete(database + "-wal");
            File.Delete(database + "-shm");
            await File.WriteAllTextAsync(database, new string('x', 5000));
            var answer = await http.GetAsync("/health/ready");
            if (!answer.IsSuccessStatusCode || tries == 100)
            {
                return answer;
            }

            answer.Dispose();
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient http, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        return await http.SendAsync(request);
    }

    public sealed class WatchedHost : WebHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Filiera:MetricsToken", Token);
        }
    }
}
