// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Register;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Filiera.Bench;

/// <summary>A register of many invented firms and people, the same for the same seed: in a real log, and in the databases of both engines.</summary>
internal sealed class SearchWorld(string folder, int firms, int people)
{
    private const int AtOnce = 8_192;
    private const int FirmsPerCertificate = 5;
    private static readonly LocalDate Day = new(2026, 3, 2);
    private static readonly Instant At = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly string Scheme = ContentHash.Of("An invented scheme"u8).ToString();

    private static readonly string[] First =
    [
        "Alba", "Betulla", "Cardo", "Duna", "Edera", "Faro", "Ginestra", "Isola", "Larice", "Mirto", "Nebbia", "Olmo", "Pineta", "Quercia", "Rovere", "Salvia", "Tiglio", "Ulivo", "Vela", "Zafferano",
    ];

    private static readonly string[] Second =
    [
        "Inventata", "Fittizia", "Immaginaria", "Apparente", "Teorica", "Ipotetica", "Presunta", "Sognata", "Finta", "Supposta", "Simulata", "Esemplare", "Campione", "Modello", "Prova", "Dimostrativa",
    ];

    /// <summary>The data directory of the first engine.</summary>
    public string Data => DataOf(postgres: false);

    /// <summary>The data directory of an engine: a portal adds to its log, so each has its own.</summary>
    public string DataOf(bool postgres) => Path.Combine(folder, postgres ? "data-postgres" : "data");

    /// <summary>What is searched for: whole words, beginnings, two words, and what many or none have.</summary>
    public string[] Searches(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(i => (i % 5) switch
        {
            0 => Name(random.Next(firms)).Split(' ')[2],
            1 => First[random.Next(First.Length)] + " " + Second[random.Next(Second.Length)][..3],
            2 => First[random.Next(First.Length)][..2],
            3 => "srl " + Name(random.Next(firms)).Split(' ')[2],
            _ => "inesistente " + First[random.Next(First.Length)],
        }).Select(words => "/registro?q=" + Uri.EscapeDataString(words))];
    }

    public string[] Organisations(int count)
    {
        var random = new Random(8);
        return [.. Enumerable.Range(0, count).Select(_ => "/registro/organizzazioni/" + Vat(random.Next(firms)))];
    }

    public string[] Certificates(int count)
    {
        var random = new Random(9);
        return [.. Enumerable.Range(0, count).Select(i => "/v/" + (i % 2 == 0 ? FirmsCertificate(FirmsPerCertificate * random.Next(firms / FirmsPerCertificate)) : PersonsCertificate(random.Next(people))))];
    }

    /// <summary>Writes the log and both databases; the second only where a server is named.</summary>
    public async Task WriteAsync(string? postgres)
    {
        var installation = Installation.At(Data) with { Demonstration = true };
        await using var sqlite = Services(installation);
        (await sqlite.PrepareDemonstrationAsync("bench\n", CancellationToken.None)).ValueOrThrow();
        await using var server = postgres is null ? null : Services(installation with { Postgres = postgres });
        if (server is not null)
        {
            (await server.PrepareAsync(CancellationToken.None)).ValueOrThrow();
        }

        var rows = await LogAsync(sqlite);
        Fill(installation.DatabaseFile, rows());
        if (postgres is not null)
        {
            await FillAsync(postgres, rows());
            Copy(new DirectoryInfo(Data), DataOf(postgres: true), installation.DatabaseFile);
        }
    }

    private static void Copy(DirectoryInfo from, string to, string without)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles().Where(file => !file.FullName.StartsWith(without, StringComparison.Ordinal)))
        {
            var copy = file.CopyTo(Path.Combine(to, file.Name));
            if (!OperatingSystem.IsWindows())
            {
                copy.UnixFileMode = file.UnixFileMode;
            }
        }

        if (!OperatingSystem.IsWindows())
        {
            // Keys that others could read are not used.
            File.SetUnixFileMode(to, from.UnixFileMode);
        }

        foreach (var folder in from.EnumerateDirectories())
        {
            Copy(folder, Path.Combine(to, folder.Name), without);
        }
    }

    private static ServiceProvider Services(Installation installation) =>
        new ServiceCollection().AddLogging().AddFiliera(installation).BuildServiceProvider();

    /// <summary>Publishes every entry, and gives the rows as often as they are asked for: they are made anew, not held.</summary>
    private async Task<Func<IEnumerable<Row>>> LogAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        using var writer = (await scope.ServiceProvider.GetRequiredService<PublishRegister>().OpenAsync(CancellationToken.None)).ValueOrThrow();
        var indexes = new List<long>();
        foreach (var batch in Entries().Chunk(AtOnce))
        {
            var places = await writer.AppendAsync([.. batch.Select(entry => (ReadOnlyMemory<byte>)entry.ToBytes())], CancellationToken.None);
            indexes.AddRange(places.ValueOrThrow().Select(place => place.Index));
        }

        (await writer.PublishAsync(CancellationToken.None)).ValueOrThrow();
        return () => Entries().Select((entry, i) => new Row(i + 1, entry, indexes[i]));
    }

    private static void Fill(string file, IEnumerable<Row> rows)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var entry = Prepared(connection, "INSERT INTO log_entries (number, draft_key, subject, type, leaf_hash, bytes) VALUES ($0, $1, $2, $3, $4, $5)");
        using var place = Prepared(connection, "INSERT INTO log_places (number, log_index) VALUES ($0, $1)");
        using var mention = Prepared(connection, "INSERT INTO log_mentions (organisation, number) VALUES ($0, $1)");
        using var word = Prepared(connection, "INSERT INTO log_words (word, number) VALUES ($0, $1)");
        foreach (var row in rows)
        {
            Run(entry, row.Number, row.Key, row.Entry.Subject.ToString(), row.Entry.Type.ToString(), row.Entry.LeafHash.ToArray(), row.Entry.ToBytes());
            Run(place, row.Number, row.Index);
            foreach (var mentioned in row.Entry.Mentions)
            {
                Run(mention, mentioned.ToString(), row.Number);
            }

            foreach (var one in RegisterNames.Words(row.Entry))
            {
                Run(word, one, row.Number);
            }
        }

        transaction.Commit();
        using var analyse = connection.CreateCommand();
        analyse.CommandText = "ANALYZE";
        analyse.ExecuteNonQuery();
    }

    private static SqliteCommand Prepared(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < sql.Count(c => c == '$'); i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"${i}") });
        }

        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private static async Task FillAsync(string postgres, IEnumerable<Row> rows)
    {
        await using var source = NpgsqlDataSource.Create(postgres);
        await using (var entries = await CopyAsync(source, "log_entries (number, draft_key, subject, type, leaf_hash, bytes)"))
        await using (var places = await CopyAsync(source, "log_places (number, log_index)"))
        await using (var mentions = await CopyAsync(source, "log_mentions (organisation, number)"))
        await using (var words = await CopyAsync(source, "log_words (word, number)"))
        {
            foreach (var row in rows)
            {
                Write(entries.To, row.Number, row.Key, row.Entry.Subject.ToString(), row.Entry.Type.ToString(), row.Entry.LeafHash.ToArray(), row.Entry.ToBytes());
                Write(places.To, row.Number, row.Index);
                foreach (var mentioned in row.Entry.Mentions)
                {
                    Write(mentions.To, mentioned.ToString(), row.Number);
                }

                foreach (var word in RegisterNames.Words(row.Entry))
                {
                    Write(words.To, word, row.Number);
                }
            }
        }

        await using var analyse = source.CreateCommand("ANALYZE");
        await analyse.ExecuteNonQueryAsync();
    }

    private static void Write(NpgsqlBinaryImporter to, params ReadOnlySpan<object> values)
    {
        to.StartRow();
        foreach (var value in values)
        {
            switch (value)
            {
                case long number:
                    to.Write(number, NpgsqlDbType.Bigint);
                    break;
                case string text:
                    to.Write(text, NpgsqlDbType.Text);
                    break;
                case byte[] bytes:
                    to.Write(bytes, NpgsqlDbType.Bytea);
                    break;
                default:
                    throw new ArgumentException("No column is of this type.", nameof(values));
            }
        }
    }

    private static async Task<Copying> CopyAsync(NpgsqlDataSource source, string into)
    {
        var connection = await source.OpenConnectionAsync();
        return new Copying(connection, await connection.BeginBinaryImportAsync($"COPY {into} FROM STDIN (FORMAT BINARY)"));
    }

    private sealed record Copying(NpgsqlConnection Connection, NpgsqlBinaryImporter To) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await To.CompleteAsync();
            await To.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }

    private IEnumerable<RegisterEntry> Entries()
    {
        for (var i = 0; i < firms; i++)
        {
            var firm = EntrySubject.Of(SubjectKind.Organisation, Vat(i));
            yield return Entry(EntryType.OrganisationAdmitted, firm, ("name", Name(i)));
            yield return Entry(EntryType.CallerNumberDeclared, EntrySubject.Of(SubjectKind.CallerNumber, string.Create(CultureInfo.InvariantCulture, $"+3902{i:00000000}")), ("holder", firm.ToString()));
            if (i % FirmsPerCertificate == 0)
            {
                yield return Entry(
                    EntryType.CertificateIssued, EntrySubject.Of(SubjectKind.Certificate, FirmsCertificate(i)), ("holder", firm.ToString()), ("scheme_hash", Scheme), ("valid_until", "2029-03-02"));
            }
        }

        for (var i = 0; i < people; i++)
        {
            var holder = EntrySubject.Committed(SubjectKind.PersonCommitted, SaltOf(i), "person"u8);
            yield return Entry(
                EntryType.CertificateIssued,
                EntrySubject.Committed(SubjectKind.CertificateCommitted, SaltOf(i), "certificate"u8),
                ("holder", holder.ToString()),
                ("map_key", MapKey.OfCertificate(PersonsCertificate(i)).Hash.ToString()),
                ("scheme_hash", Scheme),
                ("valid_until", "2029-03-02"));
        }
    }

    private static RegisterEntry Entry(EntryType type, EntrySubject subject, params (string, Json)[] facts) =>
        RegisterEntry.Create(type, subject, null, Day, At, Json.Object(facts)).ValueOrThrow();

    private static Salt SaltOf(int i)
    {
        Span<byte> name = stackalloc byte[sizeof(int)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(name, i);
        return new Salt(ContentHash.Of(name).ToArray());
    }

    private static string Name(int i) => string.Create(
        CultureInfo.InvariantCulture, $"{First[i % First.Length]} {Second[i / First.Length % Second.Length]} {Syllables(i)} srl");

    // A word that only few firms have.
    private static string Syllables(int i)
    {
        const string consonants = "bcdfglmnprstvz", vowels = "aeiou";
        var word = "";
        for (var rest = (uint)i * 2654435761u; word.Length < 6; rest /= 70)
        {
            word += $"{consonants[(int)(rest % 14)]}{vowels[(int)(rest / 14 % 5)]}";
        }

        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private static string Vat(int i)
    {
        // The office 999 is one that the check of VAT numbers knows.
        var digits = string.Create(CultureInfo.InvariantCulture, $"{9_000_000 + i}999");
        return "IT" + digits + PartitaIva.CheckDigitOf(digits);
    }

    private static string FirmsCertificate(int i) => string.Create(CultureInfo.InvariantCulture, $"FIL-2026-{i:000000}");

    private static string PersonsCertificate(int i) => "FIL-P-" + ContentHash.Of(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"person {i}"))).ToHex()[..16].ToUpperInvariant();

    private sealed record Row(long Number, RegisterEntry Entry, long Index)
    {
        public string Key => string.Create(CultureInfo.InvariantCulture, $"bench-{Number}");
    }
}
