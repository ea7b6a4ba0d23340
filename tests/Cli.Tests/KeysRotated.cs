// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Proofs;

namespace Filiera.Cli.Tests;

/// <summary><c>filiera keys rotate|approve</c>: two people replace a key.</summary>
public sealed class KeysRotated(Sector sector) : IDisposable
{
    private const string Purpose = "screening-receipt";

    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task One_person_asks_another_approves_and_the_old_key_stays_listed()
    {
        (await _desk.ScreenSeedAsync("luce-autunno", 30)).WithCode(0);
        var before = await InUseAsync();

        Assert.Equal(["key-rotation-not-asked"], (await _desk.RunAsync("keys", "approve", Purpose, "--by", "person:officer")).Codes);
        (await _desk.RunAsync("keys", "rotate", Purpose, "--by", "person:officer")).WithCode(0);
        Assert.Equal(["key-rotation-by-one-person"], (await _desk.RunAsync("keys", "approve", Purpose, "--by", "person:officer")).Codes);
        Assert.Equal(before, await InUseAsync());
        var approved = (await _desk.RunAsync("keys", "approve", Purpose, "--by", "person:manager")).WithCode(0);

        var after = await InUseAsync();
        Assert.NotEqual(before, after);
        Assert.Equal([$"retired: {before}", $"in use: {after}"], approved.Lines);
        Assert.Contains(await KeysAsync(), key => key.Key.Id.Value == before && key.RetiredAt is not null);
        Assert.Equal(["key-rotation-not-asked"], (await _desk.RunAsync("keys", "approve", Purpose, "--by", "person:manager")).Codes);
        var trail = (await _desk.RunAsync("audit", "export")).WithCode(0).Output;
        Assert.Contains("key-rotation-asked", trail, StringComparison.Ordinal);
        Assert.Contains("key-rotation-approved", trail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_purpose_without_a_key_is_refused() =>
        Assert.Equal(["key-purpose-unknown"], (await _desk.RunAsync("keys", "rotate", "nothing", "--by", "person:officer")).Codes);

    private async Task<string> InUseAsync() => (await KeysAsync()).Single(key => key.Purpose == Purpose && key.RetiredAt is null).Key.Id.Value;

    private async Task<IReadOnlyCollection<TrustedKey>> KeysAsync() =>
        [.. KeyList.Read(Encoding.UTF8.GetBytes((await _desk.RunAsync("keys", "list")).WithCode(0).Output.Trim())).ValueOrThrow()];
}
