// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: one matrix and the slow model it is held against, read together.
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;
using Filiera.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Flows.Web;

/// <summary>
/// The matrix of endpoint, role and own or foreign organisation, on the demonstration sector. What belongs to whom is told here a second
/// time, by a slow model that shares no code with the boundary.
/// </summary>
public sealed partial class OwnAndForeign(SeededHost host) : IClassFixture<SeededHost>
{
    private const int SamplesOfAKind = 2;

    // Every address with a parameter in it, and what the parameter names. "nobody" belongs to no organisation: its rules stand elsewhere.
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["/lavoro/liste/{id:guid}"] = "list",
        ["/lavoro/ricevute/{id:guid}"] = "receipt",
        ["/lavoro/verifiche/{id:guid}"] = "review",
        ["/lavoro/campioni/{id:guid}"] = "sample",
        ["/lavoro/richieste/{id:guid}"] = "right",
        ["/lavoro/richieste/{id}"] = "right",
        ["/lavoro/attivita/{id:guid}"] = "job",
        ["/lavoro/evidenze/{subject}"] = "evidence",
        ["/lavoro/consultazioni/{id:guid}"] = "consultation",
        ["/lavoro/sedi/{id}"] = "site",
        ["/lavoro/persone/{id}"] = "person",
        ["/lavoro/campagne/{id}"] = "campaign",
        ["/lavoro/mandati/{id}"] = "mandate",
        ["/lavoro/fornitori/{id}"] = "supplier",
        ["/lavoro/numeri/{id}"] = "number",
        ["/lavoro/organizzazioni/{id}"] = "nobody",
        ["/lavoro/organizzazioni/{id:guid}"] = "nobody",
        ["/lavoro/liste/bozze/{draft}"] = "nobody",
        ["/lavoro/utenti/{id:guid}"] = "nobody",
        ["/lavoro/utenti/inviti/{id:guid}"] = "nobody",
        ["/lavoro/chiavi-api/{id:guid}"] = "nobody",
        ["/api/v1/lists/{id:guid}"] = "list",
        ["/api/v1/jobs/{id:guid}"] = "job",
        ["/api/v1/receipts/{id:guid}"] = "receipt",
        ["/api/v1/rights-requests/{id:guid}"] = "right",
        ["/api/v1/consultations/{id:guid}"] = "consultation",
        ["/api/v1/rules/{id}"] = "nobody",
        ["/api/v1/files/{hash}"] = "nobody",
        ["/guida/{page}"] = "nobody",
        ["/guida/immagini/{name}"] = "nobody",
        ["/openapi/{documentName}"] = "nobody",
        ["/regole/{id}"] = "nobody",
        ["/registro/organizzazioni/{vat}"] = "nobody",
        ["/registro/numeri/{number}"] = "nobody",
        ["/registro/certificati/{number}"] = "nobody",
        ["/v/{number}"] = "nobody",
        ["/api/register/organisations/{vat}"] = "nobody",
        ["/api/register/numbers/{number}"] = "nobody",
        ["/api/register/certificates/{number}"] = "nobody",
        ["/api/register/entries/{index:long}"] = "nobody",
        ["/log/tile/{**path}"] = "nobody",
        ["/status/{name}"] = "nobody",
        ["/lavoro/mandati/{id:guid}"] = "mandate",
        ["/invito/{secret}"] = "nobody",
        ["/reimposta/{secret}"] = "nobody",
        ["/entra/fornitore/{provider}"] = "nobody",
        ["/conto/fornitore/{provider}"] = "nobody",
    };

    [Fact]
    public void Every_address_with_a_parameter_says_what_it_names() =>
        Assert.Empty(Endpoints().Select(RouteOf).Where(route => route.Contains('{', StringComparison.Ordinal) && KindOf(route) is null).Distinct());

    [Theory]
    [InlineData(Roles.ComplianceOfficer, OrganisationRole.ContactCentre)]
    [InlineData(Roles.ClientOfficer, OrganisationRole.Client)]
    [InlineData(Roles.Auditor, OrganisationRole.ContactCentre)]
    public async Task What_belongs_to_others_is_neither_shown_nor_changed(string role, OrganisationRole kind)
    {
        var world = await WorldAsync();
        var place = Busiest(world, kind);
        var browser = await AtAsync(role, place);
        var token = await browser.TokenAsync("/");
        var (own, foreign) = world.Split(place);
        Assert.All(new[] { "list", "receipt", "campaign", "mandate", "number" }, thing => Assert.True(own[thing].Any() && foreign[thing].Any(), thing));

        foreach (var endpoint in Endpoints().Where(one => KindOf(RouteOf(one)) is not null and not "nobody"))
        {
            var thing = KindOf(RouteOf(endpoint))!;
            foreach (var id in foreign[thing].Take(SamplesOfAKind))
            {
                foreach (var method in MethodsOf(endpoint))
                {
                    var status = await StatusAsync(browser, method, AddressOf(endpoint, id), token);
                    Assert.True(status is 400 or 403 or 404 or 422, $"{method} {RouteOf(endpoint)} for {role}, foreign {thing} {id}: {status}");
                    Assert.True(method != "GET" || status is 403 or 404, $"{method} {RouteOf(endpoint)} for {role}, foreign {thing} {id}: {status}");
                }
            }

            var reads = MethodsOf(endpoint).Contains("GET") && endpoint.Metadata.GetRequiredMetadata<Microsoft.AspNetCore.Authorization.IAuthorizeData>().Policy == AccessPolicies.Workspace;
            foreach (var id in own[thing].Take(reads && endpoint.RoutePattern.Parameters.Count == 1 ? SamplesOfAKind : 0))
            {
                var status = await StatusAsync(browser, "GET", AddressOf(endpoint, id), token);
                Assert.True(status is not 403 and < 500, $"{RouteOf(endpoint)} for {role}, own {thing} {id}: {status}");
                Assert.True(status == 200 || RouteOf(endpoint).Contains("}/", StringComparison.Ordinal), $"{RouteOf(endpoint)} for {role}, own {thing} {id}: {status}");
            }
        }
    }

    [Theory]
    [InlineData(Roles.ComplianceOfficer, OrganisationRole.ContactCentre)]
    [InlineData(Roles.ClientOfficer, OrganisationRole.Client)]
    [InlineData(Roles.Auditor, OrganisationRole.Client)]
    public async Task No_list_page_or_export_names_what_belongs_to_others(string role, OrganisationRole kind)
    {
        var world = await WorldAsync();
        var place = Busiest(world, kind);
        var browser = await AtAsync(role, place);
        var foreign = world.Split(place).Foreign.SelectMany(thing => thing).ToHashSet(StringComparer.Ordinal);
        var anonymous = await host.BrowserAsync(null);
        var named = 0;
        foreach (var endpoint in Endpoints().Where(one => one.RoutePattern.Parameters.Count == 0 && MethodsOf(one).Contains("GET")))
        {
            using var answer = await browser.GetAsync(RouteOf(endpoint));
            var text = await answer.Content.ReadAsStringAsync();

            // What the same address tells anybody who is not signed in is published: it is nobody's own.
            using var toAnybody = await anonymous.GetAsync(RouteOf(endpoint));
            var published = toAnybody.IsSuccessStatusCode ? await toAnybody.Content.ReadAsStringAsync() : "";
            Assert.Empty(foreign.Where(id => text.Contains(id, StringComparison.OrdinalIgnoreCase) && !published.Contains(id, StringComparison.OrdinalIgnoreCase))
                .Select(id => $"{RouteOf(endpoint)} names {id}"));
            named += world.Split(place).Own.SelectMany(thing => thing).Count(id => text.Contains(id, StringComparison.OrdinalIgnoreCase));
        }

        Assert.True(named > 0, "No page named anything of one's own: the test looked at nothing.");
    }

    [Fact]
    public async Task The_operator_and_a_persona_that_chose_nobody_see_everything()
    {
        var world = await WorldAsync();
        foreach (var role in new[] { Roles.Operator, Roles.ComplianceOfficer })
        {
            var browser = await host.BrowserAsync(role);
            foreach (var list in world.Things.Where(thing => thing.Kind == "list").Take(5))
            {
                await browser.PageAsync("/lavoro/liste/" + list.Id);
            }
        }
    }

    private async Task<Browser> AtAsync(string role, OrganisationId place)
    {
        var browser = await host.BrowserAsync(role);
        await WebHost.ChooseAsync(browser, place.ToString());
        return browser;
    }

    private static OrganisationId Busiest(World world, OrganisationRole role) => world.Book.Organisations.Values
        .Where(one => one.Has(role)).MaxBy(one => world.Things.Count(thing => thing.Of.Contains(one.Id)))!.Id;

    private static async Task<int> StatusAsync(Browser browser, string method, string address, string token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method == "POST")
        {
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create(FormGuard.FieldName, token)]);
        }

        using var answer = await browser.Http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static string? KindOf(string route) => Kinds.Where(known => route == known.Key || route.StartsWith(known.Key + "/", StringComparison.Ordinal)
        || route.StartsWith(known.Key + ".", StringComparison.Ordinal)).OrderByDescending(known => known.Key.Length).Select(known => known.Value).FirstOrDefault();

    [GeneratedRegex("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Written();

    private static string RouteOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods;

    private static string AddressOf(RouteEndpoint endpoint, string id) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "id" or "subject" } => id,
            _ => "1",
        }))));

    private RouteEndpoint[] Endpoints()
    {
        using var _ = host.CreateClient();
        return [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
    }

    // Outside a request nothing is bounded: the model reads everything.
    private async Task<World> WorldAsync()
    {
        using var _ = host.CreateClient();
        await using var scope = host.Services.CreateAsyncScope();
        T Get<T>()
            where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
        var book = await Get<IPartyLedger>().ReadAsync(default);
        var things = new List<Thing>();
        void Add(string kind, object id, params IEnumerable<OrganisationId> of) => things.Add(new Thing(kind, kind == "evidence" ? id.ToString()! : Written().Match(id.ToString()!).Value, of.ToFrozenSet()));
        OrganisationId[] Working(CampaignId campaign) =>
        [
            book.Campaigns[campaign].Client,
            .. book.Mandates.Values.Where(one => one.Campaign == campaign).Select(one => one.Centre),
            .. book.Suppliers.Values.Where(one => book.Mandates[one.Mandate].Campaign == campaign).SelectMany(one => new[] { one.Supplier, one.AppointedBy }),
        ];
        OrganisationId[] WithClient(string vat) =>
            [.. book.Campaigns.Values.Where(one => book.Organisations[one.Client].VatNumber.Digits == vat).SelectMany(one => Working(one.Id)), book.ByVat(PartitaIva.Parse(vat).ValueOrThrow())!.Id];

        foreach (var one in book.Sites.Values)
        {
            Add("site", one.Id, one.Organisation);
        }

        foreach (var one in book.People.Values)
        {
            Add("person", one.Id, one.Organisation);
        }

        foreach (var one in book.Campaigns.Values)
        {
            Add("campaign", one.Id, Working(one.Id));
        }

        foreach (var one in book.Mandates.Values)
        {
            Add("mandate", one.Id, [one.Client, one.Centre, .. book.Suppliers.Values.Where(link => link.Mandate == one.Id).SelectMany(link => new[] { link.Supplier, link.AppointedBy })]);
        }

        foreach (var one in book.Numbers.Values)
        {
            Add("number", one.Id, one.Centre, one.Client);
        }

        var lists = (await Get<IScreenings>().ListsAsync(1000, null, default)).ToDictionary(list => list.Id);
        OrganisationId[] OfList(ListId id) => [lists[id].Centre, book.Campaigns[lists[id].Campaign].Client];
        foreach (var list in lists.Values)
        {
            Add("list", list.Id, OfList(list.Id));
        }

        foreach (var one in await Get<IReceipts>().ListAsync(1000, null, default))
        {
            Add("receipt", one.Id, OfList(one.List));
        }

        foreach (var one in await Get<IReviews>().ListAsync(1000, null, default))
        {
            Add("review", one.Screening, OfList(one.List));
        }

        foreach (var one in await Get<IConsentSamples>().ListAsync(1000, null, default))
        {
            Add("sample", one.Id, OfList(one.List));
        }

        foreach (var one in await Get<IRightsRequests>().ListAsync(RightsFilter.All, 1000, null, default))
        {
            Add("right", one.Request.Id, [one.Request.Centre, book.ByVat(PartitaIva.Parse(one.Request.ControllerVat).ValueOrThrow())!.Id]);
        }

        foreach (var one in await Get<IConsultations>().ListAsync(null, 1000, null, default))
        {
            Add("consultation", one.Id, WithClient(one.ControllerVat));
        }

        foreach (var one in await Get<IJobs>().ListAsync(new JobQuery(1000), default))
        {
            var list = one.Request.Arguments is Json.Map map && map["list"] is Json.Text { Value: var written } ? new ListId(Guid.Parse(written)) : (ListId?)null;
            Add("job", one.Id, list is { } id ? OfList(id) : []);
        }

        foreach (var one in await Get<IEvidenceStore>().ListAsync(null, null, 1000, default))
        {
            Add("evidence", one.Subject, one.Subject.Kind == "controller-rights" ? WithClient(one.Subject.Id) : Working(new CampaignId(Guid.Parse(one.Subject.Id))));
        }

        return new World(book, things);
    }

    private sealed record Thing(string Kind, string Id, FrozenSet<OrganisationId> Of);

    private sealed record World(PartyBook Book, IReadOnlyList<Thing> Things)
    {
        public (ILookup<string, string> Own, ILookup<string, string> Foreign) Split(OrganisationId place) => (
            Things.Where(thing => thing.Of.Contains(place)).ToLookup(thing => thing.Kind, thing => thing.Id),
            Things.Where(thing => !thing.Of.Contains(place)).ToLookup(thing => thing.Kind, thing => thing.Id));
    }
}
