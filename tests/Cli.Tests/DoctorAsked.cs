// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Filiera.Cli.Tests;

/// <summary><c>filiera doctor</c>: each thing that is wrong is named with what mends it.</summary>
public sealed class DoctorAsked(Sector sector) : IDisposable
{
    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_sound_installation_is_told_line_by_line_and_the_exit_code_is_zero()
    {
        var findings = await AskAsync(0, "--integrity");

        Assert.Equal(
            [
                "data-directory", "rulebook", "libcrypto", "time-zone", "node", "port", "free-space", "keys", "database", "clock", "jobs", "drafts",
                "integrity-database", "integrity-blobs", "integrity-audit-trail", "integrity-evidence", "integrity-public-log",
            ],
            findings.Keys);
        Assert.All(findings.Values, finding => Assert.NotEqual("FAILING", finding.State));
    }

    [Fact]
    public async Task A_data_directory_that_is_not_there_is_told_with_the_command_that_makes_one()
    {
        var ran = await Tool.RunAsync("doctor", "--data", _desk.Of("nowhere"), "--url", FreeAddress());

        Assert.Contains("FAILING  data-directory", ran.WithCode(1).Output, StringComparison.Ordinal);
        Assert.Contains("mend: filiera seed --size S --data DIR", ran.Output, StringComparison.Ordinal);
        Assert.Contains("not run  database", ran.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_desk.Of("nowhere")));
    }

    [Fact]
    public async Task A_key_that_others_can_read_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Permissions are those of Unix.");
        Directory.CreateDirectory(Path.Combine(_desk.Data, "keys"));
        await File.WriteAllTextAsync(Path.Combine(_desk.Data, "keys", "operator.key"), "x");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_desk.Data, "keys", "operator.key"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        }

        var keys = (await AskAsync(1))["keys"];

        Assert.Equal("FAILING", keys.State);
        Assert.Contains("operator.key", keys.Text, StringComparison.Ordinal);
        Assert.StartsWith("chmod -R go-rwx ", keys.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_another_program_holds_is_named_with_another_one()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var answering = Task.Run(async () =>
        {
            while (true)
            {
                using var caller = await other.AcceptTcpClientAsync();
                await caller.GetStream().WriteAsync("220 something else\r\n"u8.ToArray());
            }
        });

        var ran = await _desk.RunAsync("doctor", "--url", $"http://127.0.0.1:{port}");
        other.Stop();
        await answering.ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Contains($"FAILING  port            another program listens on {port}", ran.WithCode(1).Output, StringComparison.Ordinal);
        Assert.Contains($"./do run --port {port + 1}", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_none_is_told_and_the_rest_is_not_run()
    {
        await File.WriteAllTextAsync(Path.Combine(_desk.Data, "filiera.db"), new string('x', 5000));

        var findings = await AskAsync(1);

        Assert.Equal(("FAILING", "not run", "not run"), (findings["database"].State, findings["clock"].State, findings["jobs"].State));
        Assert.Contains("filiera restore", findings["database"].Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_told()
    {
        var ran = await _desk.RunAsync("doctor", "--url", FreeAddress(), "--postgres", "Host=127.0.0.1;Port=1;Username=x;Password=y;Database=z;Timeout=3");

        Assert.Contains("FAILING  database        PostgreSQL: database-unreachable", ran.WithCode(1).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Password", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_only_disk_is_told()
    {
        using var disk = SmallDisk.MountOrSkip(4);
        SqliteConnection.ClearAllPools();
        disk.MakeReadOnly();
        var ran = await Tool.ProgramAsync(null, "doctor", "--data", disk.Path, "--url", FreeAddress());
        disk.MakeWritable();

        Assert.Contains("FAILING  data-directory", ran.WithCode(1).Output, StringComparison.Ordinal);
        Assert.Contains("cannot be written", ran.Output, StringComparison.Ordinal);
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    private async Task<Dictionary<string, (string State, string Text, string Mend)>> AskAsync(int code, params string[] more)
    {
        var ran = await _desk.RunAsync(["doctor", "--json", "--url", FreeAddress(), .. more]);
        return JsonDocument.Parse(ran.WithCode(code).Output).RootElement.EnumerateArray().ToDictionary(
            finding => finding.GetProperty("name").GetString()!,
            finding => (finding.GetProperty("state").GetString()!, finding.GetProperty("text").GetString()!, finding.GetProperty("mend").GetString() ?? ""));
    }
}
