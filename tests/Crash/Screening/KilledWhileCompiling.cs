// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;

namespace Filiera.Crash.Screening;

/// <summary>The tool killed at any moment of <c>answers compile</c>: what bears the index's name is a whole index, or nothing does.</summary>
public sealed class KilledWhileCompiling : IDisposable
{
    private const int Numbers = 400_000;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("filiera-crash-");
    private string? _newer;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _root.Delete(recursive: true);
    }

    [Fact]
    public async Task A_killed_compilation_leaves_no_file_that_looks_whole_and_what_was_there_is_still_there()
    {
        Directory.CreateDirectory(Of("data"));
        await File.WriteAllTextAsync(Of("answers.csv"), Answers("KEEP"), Ct);
        await File.WriteAllTextAsync(Of("newer.csv"), Answers("REMOVE"), Ct);
        var (code, whole, error) = await ScreeningBed.RunAsync(Compile("answers.csv", "whole.idx"));
        Assert.True(code == 0, error);
        var kept = await DigestAsync("whole.idx");
        Assert.Contains(kept, whole, StringComparison.Ordinal);

        var interrupted = 0;
        for (var round = 0; round < CrashRun.Rounds / 2; round++)
        {
            // Half of the rounds write anew, half replace an index that is in use.
            var replaces = round % 2 == 0;
            var name = replaces ? "whole.idx" : FormattableString.Invariant($"new-{round}.idx");
            var before = replaces ? kept : null;
            var ended = await KillAsync(Compile("newer.csv", name), new Random(round));
            interrupted += ended ? 0 : 1;
            if (ended || (File.Exists(Of(name)) && await DigestAsync(name) != before))
            {
                Assert.Equal((round, await NewerAsync()), (round, await DigestAsync(name)));
                File.Delete(Of(name));
            }
            else
            {
                Assert.Equal((round, replaces), (round, File.Exists(Of(name))));
            }

            Assert.Equal(0, (await ScreeningBed.RunAsync(Compile("answers.csv", name))).Code);
            Assert.Equal((round, kept), (round, await DigestAsync(name)));

            // What the killed one left of its writing is gone with the next one.
            Assert.Empty(Directory.GetFiles(_root.FullName, "*.draft"));
        }

        Assert.True(interrupted > 0, "No compilation was ever interrupted.");
    }

    [Fact]
    public async Task A_draft_that_another_process_holds_is_never_removed()
    {
        Directory.CreateDirectory(Of("data"));
        await File.WriteAllTextAsync(Of("answers.csv"), "number_e164;result;checked_at\n+393470001111;KEEP;2026-01-10T09:00:00Z\n", Ct);
        var (held, abandoned) = (Of("a.idx.0123456789abcdef.draft"), Of("a.idx.fedcba9876543210.draft"));
        await File.WriteAllTextAsync(abandoned, "half", Ct);

        // Open as by whoever writes an index: this process is the other one.
        await using (new FileStream(held, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read | FileShare.Delete }))
        {
            await CompiledAsync("answers.csv", "a.idx");
            Assert.Equal((true, false), (File.Exists(held), File.Exists(abandoned)));
        }

        await CompiledAsync("answers.csv", "a.idx");
        Assert.Empty(Directory.GetFiles(_root.FullName, "*.draft"));
    }

    private async Task CompiledAsync(string answers, string index)
    {
        using var child = ChildProcess.Start("tool", Compile(answers, index));
        Assert.Equal(0, await child.ExitAsync(Ct));
    }

    private async Task<string> NewerAsync()
    {
        if (_newer is null)
        {
            Assert.Equal(0, (await ScreeningBed.RunAsync(Compile("newer.csv", "newer.idx"))).Code);
            _newer = await DigestAsync("newer.idx");
        }

        return _newer;
    }

    /// <summary>Kills the tool while it starts, reads, or writes the index.</summary>
    private async Task<bool> KillAsync(string[] words, Random random)
    {
        using var child = ChildProcess.Start("tool", words);
        var drafts = Directory.GetFiles(_root.FullName, "*.draft").Length;
        Func<bool> seen = random.Next(4) == 0 ? () => true : () => Directory.GetFiles(_root.FullName, "*.draft").Length > drafts;
        return (await child.KillWhenAsync(seen, TimeSpan.FromMicroseconds(random.Next(12_000)), Ct)).Ended;
    }

    // Decrypts all of it: a digest that is only named proves nothing.
    private async Task<string> DigestAsync(string name)
    {
        var (code, output, error) = await ScreeningBed.RunAsync("answers", "verify", Of(name), "--data", Of("data"), "--json");
        Assert.True(code == 0, name + ": " + error);
        return System.Text.Json.JsonDocument.Parse(output).RootElement.GetProperty("digest").GetString()!;
    }

    private string[] Compile(string answers, string index) =>
        ["answers", "compile", Of(answers), "-o", Of(index), "--controller", ScreeningBed.Controller, "--replace", "--json", "--data", Of("data")];

    private string Of(string name) => Path.Combine(_root.FullName, name);

    private static string Answers(string result) => new StringBuilder("number_e164;result;checked_at\n")
        .AppendJoin("", Enumerable.Range(0, Numbers).Select(i => string.Create(CultureInfo.InvariantCulture, $"+39347{i:0000000};{result};2026-01-10T09:00:00Z\n")))
        .ToString();
}
