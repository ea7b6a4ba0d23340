// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Cli.Tests;

/// <summary><c>filiera account invite</c>: a link for somebody who is to sign in.</summary>
public sealed class PeopleInvited(Sector sector) : IDisposable
{
    private readonly Desk _desk = sector.Copy();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_link_is_printed_once_and_the_trail_knows_of_the_invitation_and_not_of_its_secret()
    {
        var link = Assert.Single((await _desk.RunAsync("account", "invite", "--address", "https://filiera.example/")).WithCode(0).Lines);
        Assert.StartsWith("https://filiera.example/invito/invito-", link, StringComparison.Ordinal);
        var trail = (await _desk.RunAsync("audit", "export")).WithCode(0).Output;
        Assert.Contains("account-invited", trail, StringComparison.Ordinal);
        Assert.DoesNotContain(link[^20..], trail, StringComparison.Ordinal);
        Assert.NotEqual(link, Assert.Single((await _desk.RunAsync("account", "invite", "--address", "https://filiera.example/")).WithCode(0).Lines));
    }

    [Fact]
    public async Task A_role_where_it_does_not_belong_is_refused()
    {
        Assert.Equal(["option-not-understood"], (await _desk.RunAsync("account", "invite", "--role", "boss")).Codes);
        Assert.Equal(["role-not-for-organisation"], (await _desk.RunAsync("account", "invite", "--role", "compliance-officer")).Codes);
        Assert.Equal(["organisation-unknown"], (await _desk.RunAsync("account", "invite", "--role", "auditor", "--organisation", "Nessuna")).Codes);
    }
}
