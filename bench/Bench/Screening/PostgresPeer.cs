// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Filiera.Bench;

/// <summary>PostgreSQL in a cluster of its own on the loopback, made in a folder and gone with it.</summary>
internal sealed class PostgresPeer : IDisposable
{
    private readonly string _folder;
    private readonly string _port = FreePort().ToString(CultureInfo.InvariantCulture);
    private readonly IReadOnlyDictionary<string, string> _words;

    public PostgresPeer(string folder, IReadOnlyDictionary<string, string> words)
    {
        _words = words;
        _folder = Path.Combine(folder, "postgres");
        Tools.Clear(_folder);
        Directory.CreateDirectory(_folder);
        if (IsRoot)
        {
            Tools.Run("chown", "postgres", _folder);
        }

        Server("initdb", "-D", _folder, "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C", "-U", "filiera");
        File.AppendAllLines(
            Path.Combine(_folder, "postgresql.conf"),
            ["listen_addresses = '127.0.0.1'", $"port = {_port}", $"unix_socket_directories = '{_folder}'", "shared_buffers = '2GB'", "work_mem = '2GB'", "max_wal_size = '16GB'", "max_parallel_workers_per_gather = 1"]);
        Server("pg_ctl", "-D", _folder, "-w", "-l", Path.Combine(_folder, "log"), "start");
        Version = Psql("-At", "-c", "show server_version").Trim();
    }

    public string Version { get; }

    private static bool IsRoot => Environment.UserName == "root";

    private static string Binaries => Directory.Exists("/usr/lib/postgresql/15/bin") ? "/usr/lib/postgresql/15/bin" : "";

    /// <summary>Runs a file of statements; the seconds it took.</summary>
    public double Run(string name)
    {
        var script = Path.Combine(_folder, "..", "postgres-" + name + ".sql");
        File.WriteAllText(script, string.Join(";\n", PeerSql.Statements("postgres", name, _words)) + ";\n");
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        Psql("-v", "ON_ERROR_STOP=1", "-q", "-f", script);
        var seconds = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
        File.Delete(script);
        return seconds;
    }

    public void Dispose()
    {
        Server("pg_ctl", "-D", _folder, "-m", "immediate", "stop");
        Tools.Clear(_folder);
    }

    private string Psql(params IEnumerable<string> arguments) =>
        Tools.Output(Path.Combine(Binaries, "psql"), ["-h", "127.0.0.1", "-p", _port, "-U", "filiera", "-d", "postgres", .. arguments]);

    // The server refuses to run as root.
    private static void Server(string program, params IEnumerable<string> arguments)
    {
        IEnumerable<string> command = [Path.Combine(Binaries, program), .. arguments];
        Tools.Run(IsRoot ? "runuser" : command.First(), IsRoot ? ["-u", "postgres", "--", .. command] : command.Skip(1));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
