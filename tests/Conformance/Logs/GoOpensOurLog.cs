// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Filiera.Register;
using Filiera.Stores.Files;
using NodaTime;

namespace Filiera.Conformance;

/// <summary>Go's <c>x/mod/sumdb/note</c> and <c>tlog</c>, as Debian packages them, open a log that was written here and recompute its root.</summary>
public sealed class GoOpensOurLog : IDisposable
{
    private const string Go = "/usr/lib/go-1.19/bin/go";
    private const string Library = "/usr/share/gocode/src/golang.org/x/mod/sumdb";
    private const string Origin = "log.example/go";

    private readonly string _folder = Directory.CreateTempSubdirectory("filiera-go-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(1_000)]
    [InlineData(70_000)]
    public async Task Go_verifies_the_checkpoint_and_finds_its_root_in_the_entries(int entries)
    {
        var peer = Peer();
        var key = await WriteAsync(entries);

        Assert.Equal("checked", Ask(peer, key));
    }

    [Fact]
    public async Task Go_refuses_our_log_once_an_entry_or_the_checkpoint_is_changed()
    {
        var peer = Peer();
        var key = await WriteAsync(1_000);
        foreach (var (name, at) in new[] { ("tile/entries/000", 100), ("checkpoint", 40) })
        {
            var file = Path.Combine(_folder, "log", name);
            var good = await File.ReadAllBytesAsync(file, Ct);
            var bad = good.ToArray();
            bad[at] ^= 1;
            await File.WriteAllBytesAsync(file, bad, Ct);
            Assert.Null(Ask(peer, key));
            await File.WriteAllBytesAsync(file, good, Ct);
        }

        Assert.Equal("checked", Ask(peer, key));
    }

    private async Task<NoteKey> WriteAsync(int entries)
    {
        var directory = DataDirectory.Open(_folder);
        var keys = new FileKeyStore(directory, new StillClock());
        using var writer = (await LogWriter.OpenAsync(
            FileLogStore.Open(directory).ValueOrThrow(), keys, new StillClock(), new LogWriterOptions(Origin, MostUnpublished: 100_000), Ct)).ValueOrThrow();
        await Task.WhenAll(Enumerable.Range(0, entries).Select(i =>
            writer.AppendAsync(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"entry {i}{new string('.', i % 300)}")), Ct)));
        (await writer.PublishAsync(Ct)).ValueOrThrow();
        return Assert.Single(await LogKeys.OfAsync(keys, Origin, Ct));
    }

    /// <summary>The peer compiled from the program the benchmark uses.</summary>
    private string Peer([CallerFilePath] string from = "")
    {
        if (!File.Exists(Go) || !Directory.Exists(Library))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "In CI the packages golang-1.19-go and golang-golang-x-mod-dev are installed.");
            Assert.Skip("Go 1.19 and x/mod are not installed (golang-1.19-go, golang-golang-x-mod-dev).");
        }

        var source = Path.Combine(Path.GetDirectoryName(from)!, "..", "..", "..", "bench", "peers", "register");
        var program = Path.Combine(_folder, "peer");
        var build = new ProcessStartInfo(Go, ["build", "-o", program, "main.go"]) { WorkingDirectory = Path.GetFullPath(source), RedirectStandardError = true };
        build.Environment["GO111MODULE"] = "off";
        build.Environment["GOPATH"] = "/usr/share/gocode";
        build.Environment["GOCACHE"] = Path.Combine(_folder, "go-cache");
        using var building = Process.Start(build)!;
        var said = building.StandardError.ReadToEnd();
        building.WaitForExit();
        Assert.True(building.ExitCode == 0, said);
        return program;
    }

    /// <summary>What the peer answers to a check of the log; null when it refuses and ends.</summary>
    private string? Ask(string peer, NoteKey key)
    {
        using var process = Process.Start(new ProcessStartInfo(peer) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardInput.WriteLine($"check 0 {Path.Combine(_folder, "log")} {key}");
        process.StandardInput.Close();
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? answer.Trim().Split(' ')[1] : null;
    }

    private sealed class StillClock : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromUtc(2026, 11, 22, 9, 0);
    }
}
