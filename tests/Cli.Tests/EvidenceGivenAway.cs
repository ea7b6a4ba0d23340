// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;

namespace Filiera.Cli.Tests;

/// <summary><c>filiera evidence list|export|check|verify</c> and <c>filiera keys list</c> over an installation.</summary>
public sealed class EvidenceGivenAway(Sector sector) : IDisposable
{
    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task An_installation_that_signed_nothing_has_no_key_and_no_evidence()
    {
        using var empty = new Desk();
        var keys = await empty.RunAsync("keys", "list");

        Assert.Equal((2, ""), (keys.Code, keys.Output));
        Assert.Equal(["nothing-signed-yet"], keys.Codes);
        Assert.Equal(new Ran(0, "", ""), await _desk.RunAsync("evidence", "list"));
        Assert.Equal(["no-evidence-about"], (await _desk.RunAsync("evidence", "check", "campaign:nothing")).Codes);
        Assert.Equal(["evidence-subject-not-understood"], (await _desk.RunAsync("evidence", "export", "nonsense")).Codes);
    }

    [Fact]
    public async Task A_stranger_with_the_bundle_the_keys_and_the_files_proves_it_and_without_the_keys_does_not()
    {
        (await _desk.ScreenSeedAsync("luce-autunno", 200)).WithCode(0);
        var listed = JsonDocument.Parse((await _desk.RunAsync("evidence", "list", "--json")).WithCode(0).Lines.Single()).RootElement;
        var subject = listed.GetProperty("subject").GetString()!;

        (await _desk.RunAsync("evidence", "check", subject)).WithCode(0);
        (await _desk.RunAsync("evidence", "export", subject, "--output", _desk.Of("bundle.json"))).WithCode(0);
        await File.WriteAllTextAsync(_desk.Of("keys.json"), (await _desk.RunAsync("keys", "list")).WithCode(0).Output);
        var proven = await Tool.RunAsync("evidence", "verify", _desk.Of("bundle.json"), "--key", _desk.Of("keys.json"), "--inputs", _desk.Of("in"));
        var unproven = await Tool.RunAsync("evidence", "verify", _desk.Of("bundle.json"));

        Assert.Equal((1, subject), (listed.GetProperty("number").GetInt32(), subject));
        Assert.EndsWith("The evidence holds: every check that must be met is met.\n", proven.WithCode(0).Output, StringComparison.Ordinal);
        Assert.StartsWith("The evidence is not proven: nothing is wrong with it", unproven.WithCode(1).Lines[^1], StringComparison.Ordinal);
        Assert.Contains("--key FILE", unproven.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_lacks_a_file_says_so_and_a_changed_file_is_not_met()
    {
        (await _desk.ScreenSeedAsync("fibra-casa", 100)).WithCode(0);
        await File.WriteAllTextAsync(_desk.Of("keys.json"), (await _desk.RunAsync("keys", "list")).Output);
        string[] verify = ["evidence", "verify", _desk.Of("out", "evidence.json"), "--key", _desk.Of("keys.json"), "--inputs", _desk.Of("in")];
        File.Delete(_desk.Of("in", "fibra-casa.answer-1.csv"));
        var lacking = await Tool.RunAsync(verify);
        await File.WriteAllTextAsync(_desk.Of("in", "answers.csv"), "changed");

        var changed = await Tool.RunAsync(verify);

        Assert.Contains("--inputs DIR", lacking.WithCode(1).Lines[^1], StringComparison.Ordinal);
        Assert.StartsWith("The evidence ", changed.WithCode(1).Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keys_hold_no_secret()
    {
        (await _desk.ScreenSeedAsync("luce-autunno", 20)).WithCode(0);

        var keys = JsonDocument.Parse((await _desk.RunAsync("keys", "list")).WithCode(0).Output).RootElement;

        Assert.Equal(["keys"], keys.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ["evidence", "log", "screening-receipt"],
            keys.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("purpose").GetString()).Order(StringComparer.Ordinal));
        Assert.All(
            keys.GetProperty("keys").EnumerateArray(),
            key => Assert.Equal(["algorithm", "from", "public_key", "purpose"], key.EnumerateObject().Select(member => member.Name)));
    }
}
