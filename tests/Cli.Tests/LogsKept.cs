// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using System.Text.Json;
using Filiera.Register;

namespace Filiera.Cli.Tests;

/// <summary><c>filiera log</c> over the demonstration sector.</summary>
public sealed class LogsKept(Sector sector) : IDisposable
{
    private readonly Desk _desk = sector.Copy();

    private static string Vat => "IT" + Sector.Plan.Centres[0].VatNumber;

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_log_is_sound_and_publishing_adds_what_is_new_and_then_nothing()
    {
        Assert.StartsWith("sound: ", (await _desk.RunAsync("log", "fsck")).WithCode(0).Output, StringComparison.Ordinal);
        (await _desk.RunAsync("log", "publish")).WithCode(0);
        Assert.StartsWith("published 0 entries", (await _desk.RunAsync("log", "publish")).WithCode(0).Output, StringComparison.Ordinal);
        var entries = (await _desk.RunAsync("log", "show", "--subject", "organisation:" + Vat)).WithCode(0).Lines;
        Assert.Equal("organisation-admitted", JsonDocument.Parse(Assert.Single(entries)).RootElement.GetProperty("entry").GetProperty("type").GetString());
        Assert.Equal(5, (await _desk.RunAsync("log", "show", "--last", "5")).WithCode(0).Lines.Count);
        Assert.Equal(["option-not-understood"], (await _desk.RunAsync("log", "show", "--subject", "whoever")).Codes);
    }

    [Fact]
    public async Task Proofs_are_checked_with_the_key_and_the_checkpoint_it_gives()
    {
        var key = NoteKey.Parse((await _desk.RunAsync("log", "key")).WithCode(0).Lines[0]).ValueOrThrow();
        var checkpoint = SignedCheckpoint.Open(Encoding.UTF8.GetBytes((await _desk.RunAsync("log", "checkpoint")).WithCode(0).Output), key.Name, [key]).ValueOrThrow();
        var present = await _desk.RunAsync("log", "prove", "--vat", Vat);
        var absent = await _desk.RunAsync("log", "prove", "--certificate", "FIL-2026-000017");

        Assert.Equal(("present\n", "absent\n"), (present.WithCode(0).Error, absent.WithCode(0).Error));
        Assert.Equal(checkpoint.Checkpoint, RegisterAnswer.Read(Encoding.UTF8.GetBytes(present.Output)).ValueOrThrow().Verify(MapKey.OfOrganisation(Vat), key.Name, [key]).ValueOrThrow().Checkpoint);
        RegisterAnswer.Read(Encoding.UTF8.GetBytes(absent.Output)).ValueOrThrow().Verify(MapKey.OfCertificate("FIL-2026-000017"), key.Name, [key]).ValueOrThrow();
        TlogProof.Parse(Encoding.UTF8.GetBytes((await _desk.RunAsync("log", "prove", "--index", "0")).WithCode(0).Output)).ValueOrThrow();
        Assert.Equal(["option-not-understood"], (await _desk.RunAsync("log", "prove")).Codes);
        Assert.Equal(["log-entry-unknown"], (await _desk.RunAsync("log", "prove", "--index", "999999")).Codes);
    }

    [Fact]
    public async Task A_tile_changed_on_the_disk_is_named()
    {
        // The newest of the partial bundles, which is the longest.
        var tile = Directory.GetFiles(Path.Combine(_desk.Data, "log", "tile", "entries"), "*", SearchOption.AllDirectories).MaxBy(file => new FileInfo(file).Length)!;
        var bytes = await File.ReadAllBytesAsync(tile, TestContext.Current.CancellationToken);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(tile, bytes, TestContext.Current.CancellationToken);

        var checkedLog = await _desk.RunAsync("log", "fsck");
        Assert.Equal(1, checkedLog.Code);
        Assert.Contains("log-file-corrupted", checkedLog.Output, StringComparison.Ordinal);
        Assert.Contains("tile/entries/", checkedLog.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_somebody_else_writes_the_log_publishing_is_refused()
    {
        await using (var held = new FileStream(Path.Combine(_desk.Data, "locks", "log"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(["log-has-a-writer"], (await _desk.RunAsync("log", "publish")).Codes);
        }

        (await _desk.RunAsync("log", "publish")).WithCode(0);
    }
}
