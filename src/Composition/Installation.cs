// SPDX-License-Identifier: EUPL-1.2
using Filiera.Rulebook;
using Microsoft.Extensions.Configuration;

namespace Filiera.Composition;

/// <summary>One installation: its data directory, its database, its rulebook, and whether its data are for demonstration.</summary>
/// <param name="DataDirectory">The absolute path of the data directory.</param>
/// <param name="Postgres">The connection string of a PostgreSQL database, or null for SQLite inside the data directory. It may hold a password: never print it.</param>
/// <param name="RulebookFolder">The rulebook, or null where none was found: then nothing starts.</param>
/// <param name="Demonstration">True when every page and document must say that the data are for demonstration.</param>
public sealed record Installation(string DataDirectory, string? Postgres, string? RulebookFolder, bool Demonstration)
{
    /// <summary>The name of the file that marks a data directory as demonstration data.</summary>
    public const string DemonstrationMark = "demonstration";

    /// <summary>The name of the SQLite database file.</summary>
    public const string DatabaseName = "filiera.db";

    /// <summary>The name of a log that is still to be begun; null for the usual one. A log that is there keeps the name it has.</summary>
    public string? LogOrigin { get; init; }

    /// <summary>The SQLite database file.</summary>
    public string DatabaseFile => Path.Combine(DataDirectory, DatabaseName);

    /// <summary>The installation whose data lie in a directory; a directory with the mark holds demonstration data.</summary>
    /// <param name="dataDirectory">Absolute, or relative to the working directory. It need not exist yet.</param>
    /// <param name="postgres">The connection string, or null or empty for SQLite.</param>
    /// <param name="rulebook">The rulebook's directory, or null to look for it.</param>
    public static Installation At(string dataDirectory, string? postgres = null, string? rulebook = null)
    {
        var directory = Path.GetFullPath(dataDirectory);
        return new Installation(
            directory,
            string.IsNullOrWhiteSpace(postgres) ? null : postgres,
            RulebookDirectory.Locate(rulebook, null, AppContext.BaseDirectory, Directory.GetCurrentDirectory()),
            File.Exists(Path.Combine(directory, DemonstrationMark)));
    }

    /// <summary>The installation that configuration names: <c>Filiera:Data</c> (or <c>data</c>), <c>Filiera:Postgres</c>, <c>Filiera:Rulebook</c>; and as environment variables <c>FILIERA_DATA</c>, <c>FILIERA_POSTGRES</c>, <c>FILIERA_RULEBOOK</c>. A connection string may lie in a file: see <see cref="SecretSettings"/>.</summary>
    public static Installation From(IConfiguration configuration) => At(
        configuration["Filiera:Data"] ?? configuration["data"] ?? configuration["FILIERA_DATA"] ?? "data",
        SecretSettings.Of(configuration, "Filiera:Postgres") ?? SecretSettings.Of(configuration, "FILIERA_POSTGRES"),
        configuration["Filiera:Rulebook"] ?? configuration["FILIERA_RULEBOOK"]);

    /// <summary>Says where the data are; never the connection string.</summary>
    public override string ToString() =>
        $"{DataDirectory} ({(Postgres is null ? "SQLite" : "PostgreSQL")}{(Demonstration ? ", demonstration data" : "")})";
}
