// SPDX-License-Identifier: EUPL-1.2
using Filiera.Composition;
using Filiera.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Npgsql;

namespace Filiera.Flows.Web;

/// <summary>The web host on a data directory of its own, reached through HTTP only.</summary>
public class WebHost : WebApplicationFactory<Visit>
{
    // With FILIERA_FLOWS_ENGINE=postgres the same flows run on PostgreSQL, each host on a database of its own, which it owns and is nobody else's.
    private readonly Lazy<string?> _database = new(MakeDatabase);
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("filiera-flows-");

    public string DataDirectory => _data.FullName;

    /// <summary>The connection string of its database, or null on SQLite.</summary>
    public string? Database => _database.Value;

    /// <summary>Its data and its database, as the host itself will open them.</summary>
    protected Installation Opened => Installation.At(DataDirectory, Database);

    protected virtual bool Demonstration => true;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Filiera:Data", _data.FullName);
        builder.UseSetting("Filiera:Postgres", Database);
        if (Demonstration)
        {
            File.WriteAllText(Path.Combine(_data.FullName, Installation.DemonstrationMark), "");
        }

        builder.UseSetting("Logging:LogLevel:Default", "Warning");
    }

    /// <summary>A browser that follows no redirect and keeps its cookies.</summary>
    public Browser Browser(string language = "it", string address = "http://localhost") => new(CreateClient(new WebApplicationFactoryClientOptions
    {
        BaseAddress = new Uri(address),
        AllowAutoRedirect = false,
        HandleCookies = true,
    }), language);

    /// <summary>A browser in which a persona is signed in; null stays anonymous.</summary>
    public async Task<Browser> BrowserAsync(string? role, string language = "it")
    {
        var browser = Browser(language);
        if (role is not null)
        {
            var signedIn = await browser.SubmitAsync("/", "/prova", ("ruolo", role));
            Assert.Equal(303, (int)signedIn.StatusCode);
        }

        return browser;
    }

    /// <summary>Lets a persona that is signed in look through the eyes of one organisation.</summary>
    public static async Task ChooseAsync(Browser browser, string organisation)
    {
        using var chosen = await browser.SubmitAsync("/conto", "/conto/appartenenza", ("scelta", organisation));
        Assert.Equal(303, (int)chosen.StatusCode);
    }

    /// <summary>A new contact centre that nobody works with yet.</summary>
    public async Task<string> StrangerAsync(string name, string vat)
    {
        var boss = await BrowserAsync(Roles.Operator);
        using var made = await boss.SubmitAsync(
            "/lavoro/organizzazioni/nuova", "/lavoro/organizzazioni/nuova", ("legalName", name), ("vatNumber", vat), ("roles", "ContactCentre"));
        Assert.True((int)made.StatusCode == 303, await made.Content.ReadAsStringAsync());
        return made.Headers.Location!.OriginalString.Split('/', '?')[3];
    }

    /// <summary>Takes its database away from it, on PostgreSQL.</summary>
    public void LoseDatabase() => Run($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(Database).Database} WITH (FORCE)");

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _data.Exists)
        {
            _data.Delete(recursive: true);
            if (_database is { IsValueCreated: true, Value: { } database })
            {
                LoseDatabase();
                Run($"DROP ROLE {new NpgsqlConnectionStringBuilder(database).Username}");
            }
        }
    }

    private static string? MakeDatabase()
    {
        if (Environment.GetEnvironmentVariable("FILIERA_FLOWS_ENGINE") != "postgres")
        {
            return null;
        }

        var name = "filiera_flows_" + System.Security.Cryptography.RandomNumberGenerator.GetHexString(12, lowercase: true);
        var password = System.Security.Cryptography.RandomNumberGenerator.GetHexString(24, lowercase: true);
        Run($"CREATE ROLE {name} LOGIN PASSWORD '{password}'");
        Run($"CREATE DATABASE {name} TEMPLATE template0 OWNER {name}");
        return new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("FILIERA_TEST_POSTGRES"))
        {
            Database = name,
            Username = name,
            Password = password,
            Pooling = false,
        }.ToString();
    }

    private static void Run(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("FILIERA_TEST_POSTGRES")) { Pooling = false }.ToString());
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
