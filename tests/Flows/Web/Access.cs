// SPDX-License-Identifier: EUPL-1.2
using Filiera.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Flows.Web;

public sealed class Access(WebHost host) : IClassFixture<WebHost>
{
    private static readonly string?[] Visitors = [null, .. Roles.All];

    [Fact]
    public void Every_endpoint_declares_one_known_policy()
    {
        Assert.NotEmpty(Endpoints());
        Assert.All(Endpoints(), endpoint => Assert.Contains(
            Assert.Single(endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()).Policy, AccessPolicies.All));
        Assert.Equal(AccessPolicies.All.Order(StringComparer.Ordinal), Table.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_sent_is_never_allowed_by_a_policy_for_reading() => Assert.All(
        Endpoints().Where(endpoint => Methods(endpoint).Any(method => method is not "GET" and not "HEAD")),
        endpoint => Assert.NotEqual(AccessPolicies.Workspace, PolicyOf(endpoint)));

    [Fact]
    public void Every_form_is_guarded() => Assert.All(
        Endpoints().Where(endpoint => Methods(endpoint).Any(method => method is not "GET" and not "HEAD")),
        endpoint => Assert.True(FormGuard.Guards(endpoint.Metadata) || ApiEndpoints.Guards(endpoint.Metadata), endpoint.DisplayName));

    [Fact]
    public async Task Every_endpoint_answers_every_role_as_its_policy_says()
    {
        foreach (var visitor in Visitors)
        {
            var browser = await host.BrowserAsync(visitor);
            foreach (var endpoint in Endpoints().Where(endpoint => endpoint.RoutePattern.RawText != "/oauth/token"))
            {
                foreach (var method in Methods(endpoint))
                {
                    using var request = new HttpRequestMessage(new HttpMethod(method), AddressOf(endpoint));
                    using var answer = await browser.Http.SendAsync(request);
                    var let = Allows(PolicyOf(endpoint), visitor);
                    var sentToSignIn = answer.Headers.Location?.OriginalString.Contains("/entra?ritorno=", StringComparison.Ordinal) == true;
                    var refused = sentToSignIn || (int)answer.StatusCode is 401 or 403;
                    Assert.True(let != refused, $"{method} {endpoint.RoutePattern.RawText} for {visitor ?? "nobody"}: {(int)answer.StatusCode}");
                    Assert.True((int)answer.StatusCode < 500, $"{method} {endpoint.RoutePattern.RawText} for {visitor ?? "nobody"}: {(int)answer.StatusCode}");
                }
            }
        }
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        foreach (var visitor in Visitors)
        {
            var browser = await host.BrowserAsync(visitor);
            foreach (var endpoint in Endpoints().Where(endpoint => Methods(endpoint).Contains("POST") && !ApiEndpoints.Guards(endpoint.Metadata) && endpoint.RoutePattern.RawText != "/oauth/token" && Allows(PolicyOf(endpoint), visitor)))
            {
                using var answer = await browser.PostAsync(AddressOf(endpoint), new Dictionary<string, string> { ["ruolo"] = Roles.Operator });
                Assert.True((int)answer.StatusCode == 400, $"{endpoint.RoutePattern.RawText} for {visitor ?? "nobody"}: {(int)answer.StatusCode}");
                Assert.Contains("form-not-from-here", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    // The declared table: who may pass each policy. Nobody is signed in where the name is missing.
    private static readonly Dictionary<string, string[]> Table = new(StringComparer.Ordinal)
    {
        ["everyone"] = ["nobody", "compliance-officer", "client-officer", "auditor", "operator"],
        ["signed-in"] = ["compliance-officer", "client-officer", "auditor", "operator"],
        ["workspace"] = ["compliance-officer", "client-officer", "auditor", "operator"],
        ["workspace-act"] = ["compliance-officer", "client-officer", "operator"],
        ["members"] = ["compliance-officer", "client-officer", "operator"],
        ["whole-installation"] = ["compliance-officer", "client-officer", "auditor", "operator"],
        ["operator"] = ["operator"],
    };

    private static bool Allows(string policy, string? role) => Table[policy].Contains(role ?? "nobody");

    private static string PolicyOf(RouteEndpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<IAuthorizeData>().Policy!;

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods;

    // Identifiers that name nothing: access is decided before anything is looked up.
    private static string AddressOf(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            _ => "0193a000-0000-7000-8000-000000000000",
        }))));

    private RouteEndpoint[] Endpoints()
    {
        using var _ = host.CreateClient();
        return [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
    }
}
