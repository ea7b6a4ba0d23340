// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Net.Http.Headers;
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NodaTime;

namespace Filiera.Flows.Web;

/// <summary>Lines of <c>docs/asvs.md</c> about tokens of programs: for whom they are, and by whose key.</summary>
public sealed class SelfCheckOfTokens(WebHost host) : IClassFixture<WebHost>
{
    private const string Address = "/api/v1/jobs";

    [Fact]
    public async Task A_token_works_where_it_was_made_and_at_no_other_installation()
    {
        using var other = new WebHost();
        var (_, token) = await TokenAsync(host);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(host, token));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(other, token));
    }

    [Theory]
    [InlineData("filiera", "another-service")]
    [InlineData("another-issuer", "filiera")]
    public async Task A_token_for_another_audience_or_by_another_issuer_is_refused_even_under_the_right_key(string issuer, string audience)
    {
        var (key, _) = await TokenAsync(host);
        var now = host.Services.GetRequiredService<IClock>().GetCurrentInstant().ToDateTimeUtc();
        var secret = await File.ReadAllBytesAsync(Path.Combine(host.DataDirectory, "keys", "tokens.key"), TestContext.Current.CancellationToken);
        string Signed(string by, string to) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = by,
            Audience = to,
            IssuedAt = now,
            NotBefore = now.AddMinutes(-1),
            Expires = now.AddMinutes(10),
            TokenType = "at+jwt",
            Claims = new Dictionary<string, object> { ["client_id"] = key.Id.ToString(), ["sub"] = key.Id.ToString(), ["scope"] = "workspace:read" },
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(secret), SecurityAlgorithms.HmacSha256),
        });

        Assert.Equal(HttpStatusCode.OK, await AskAsync(host, Signed("filiera", "filiera")));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(host, Signed(issuer, audience)));
    }

    private static async Task<(ApiKey Key, string Token)> TokenAsync(WebHost at)
    {
        await using var scope = at.Services.CreateAsyncScope();
        var until = at.Services.GetRequiredService<IClock>().GetCurrentInstant() + Duration.FromDays(1);
        var (key, _) = (await scope.ServiceProvider.GetRequiredService<IApiKeys>()
            .MakeAsync("prova", null, [ApiScope.WorkspaceRead], until, Actor.System("test"), TestContext.Current.CancellationToken)).ValueOrThrow();
        return (key, scope.ServiceProvider.GetRequiredService<AccessTokens>().Make(key, key.Scopes));
    }

    private static async Task<HttpStatusCode> AskAsync(WebHost at, string token)
    {
        using var client = at.CreateClient(new() { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
