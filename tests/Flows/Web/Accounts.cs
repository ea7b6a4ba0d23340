// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: what people do with accounts, told in the order in which they do it.
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Filiera.Access;
using Filiera.Web;

namespace Filiera.Flows.Web;

/// <summary>Accounts through HTTP, without script.</summary>
public sealed class Accounts(RealWebHost host) : IClassFixture<RealWebHost>
{
    [Fact]
    public async Task A_member_works_for_one_organisation_and_does_not_see_another()
    {
        var people = new People(host);
        var boss = await people.OperatorAsync("uno@example.it");
        var (own, foreign) = (await OrganisationAsync(boss, "Centro Uno", Lists.Vat("9991001")), await OrganisationAsync(boss, "Centro Due", Lists.Vat("9991002")));
        var member = await people.MemberAsync(boss, "responsabile@example.it", Role.ComplianceOfficer, own);
        Assert.Contains("Centro Uno", (await member.PageAsync("/lavoro")).QuerySelector(".tools")!.TextContent, StringComparison.Ordinal);

        using var site = await member.SubmitAsync(
            $"/lavoro/organizzazioni/{own}/sedi/nuova", $"/lavoro/organizzazioni/{own}/sedi/nuova", ("name", "Sede"), ("municipality", "058091"));
        Assert.True((int)site.StatusCode == 303, await site.Content.ReadAsStringAsync());
        using var elsewhere = await member.SubmitAsync(
            $"/lavoro/organizzazioni/{foreign}/sedi/nuova", $"/lavoro/organizzazioni/{foreign}/sedi/nuova", ("name", "Sede"), ("municipality", "058091"));
        Assert.Equal(403, (int)elsewhere.StatusCode);
        Assert.Contains("organisation-not-yours", await elsewhere.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // Who works elsewhere is not shown, and nobody can be invited there.
        Assert.DoesNotContain("uno@example.it", (await member.PageAsync("/lavoro/utenti")).Body!.TextContent, StringComparison.Ordinal);
        using var invited = await member.SubmitAsync("/lavoro/utenti/invita", "/lavoro/utenti/invita", ("role", "auditor"), ("organisation", foreign));
        Assert.Equal(403, (int)invited.StatusCode);
        using var raised = await member.SubmitAsync("/lavoro/utenti/invita", "/lavoro/utenti/invita", ("role", "operator"), ("organisation", ""));
        Assert.Equal(400, (int)raised.StatusCode);
    }

    [Fact]
    public async Task One_person_works_for_several_organisations_and_chooses_between_them()
    {
        var people = new People(host);
        var boss = await people.OperatorAsync("due@example.it");
        var (first, second) = (await OrganisationAsync(boss, "Centro Tre", Lists.Vat("9991003")), await OrganisationAsync(boss, "Centro Quattro", Lists.Vat("9991004")));
        var member = await people.MemberAsync(boss, "due-posti@example.it", Role.ComplianceOfficer, first);
        using var made = await boss.SubmitAsync("/lavoro/utenti/invita", "/lavoro/utenti/invita", ("role", "auditor"), ("organisation", second));
        var link = new Uri((await Browser.ReadAsync(made)).QuerySelector(".secret code")!.TextContent).PathAndQuery;
        using var joined = await member.SubmitAsync(link, link + "/aggiungi");
        Assert.Equal((303, "/conto?esito=membership-taken"), ((int)joined.StatusCode, joined.Headers.Location!.OriginalString));
        Assert.Contains("Centro Quattro", (await member.PageAsync("/lavoro")).QuerySelector(".tools")!.TextContent, StringComparison.Ordinal);

        // An auditor reads and changes nothing.
        await member.PageAsync("/lavoro/organizzazioni");
        using var refused = await member.GetAsync($"/lavoro/organizzazioni/{second}/sedi/nuova");
        Assert.Equal(403, (int)refused.StatusCode);

        var account = await member.PageAsync("/conto");
        var choice = account.QuerySelector("button[name=scelta]")!.GetAttribute("value")!;
        using var chosen = await member.SubmitAsync("/conto", "/conto/appartenenza", ("scelta", choice));
        Assert.Equal((303, "/lavoro"), ((int)chosen.StatusCode, chosen.Headers.Location!.OriginalString));
        Assert.Contains("Centro Tre", (await member.PageAsync("/lavoro")).QuerySelector(".tools")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_shown_for_one_organisation_is_refused_once_another_was_chosen_in_a_second_tab()
    {
        var people = new People(host);
        var boss = await people.OperatorAsync("tre@example.it");
        var (first, second) = (await OrganisationAsync(boss, "Centro Cinque", Lists.Vat("9991005")), await OrganisationAsync(boss, "Centro Sei", Lists.Vat("9991006")));
        var member = await people.MemberAsync(boss, "due-schede@example.it", Role.ComplianceOfficer, first);
        using var made = await boss.SubmitAsync("/lavoro/utenti/invita", "/lavoro/utenti/invita", ("role", "compliance-officer"), ("organisation", second));
        var link = new Uri((await Browser.ReadAsync(made)).QuerySelector(".secret code")!.TextContent).PathAndQuery;
        var stale = await member.TokenAsync($"/lavoro/organizzazioni/{first}/sedi/nuova");
        using var joined = await member.SubmitAsync(link, link + "/aggiungi");

        using var refused = await member.PostAsync($"/lavoro/organizzazioni/{first}/sedi/nuova", new Dictionary<string, string>
        {
            [FormGuard.FieldName] = stale,
            ["name"] = "Sede",
        });
        Assert.Equal(400, (int)refused.StatusCode);
        Assert.Contains("form-not-from-here", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ended_elsewhere_is_over_at_once_and_signing_out_ends_it_on_the_server()
    {
        var people = new People(host);
        var (here, there) = (await people.NewcomerAsync("sessioni@example.it"), host.Browser());
        var secret = await People.AddAuthenticatorAsync(here);
        using var signedIn = await people.SignInAsync(there, "sessioni@example.it", secret);
        await there.PageAsync("/lavoro");
        using var ended = await here.SubmitAsync("/conto", "/conto/sessioni/chiudi");
        Assert.Equal(303, (int)ended.StatusCode);
        using var over = await there.GetAsync("/lavoro");
        Assert.Equal((302, "/entra?ritorno=%2Flavoro"), ((int)over.StatusCode, over.Headers.Location!.OriginalString));

        // The cookie of a session that was signed out of opens nothing, wherever it was kept.
        var kept = await CookieAsync(here);
        using var left = await here.SubmitAsync("/", "/esci");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/lavoro") { Headers = { { "Cookie", kept } } };
        using var client = host.CreateClient(new Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        using var answer = await client.SendAsync(again);
        Assert.Equal(302, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_role_taken_away_ends_its_sessions_at_once()
    {
        var people = new People(host);
        var boss = await people.OperatorAsync("cinque@example.it");
        var place = await OrganisationAsync(boss, "Centro Sette", Lists.Vat("9991007"));
        var member = await people.MemberAsync(boss, "tolto@example.it", Role.Auditor, place);
        await member.PageAsync("/lavoro");
        var row = (await boss.PageAsync("/lavoro/utenti")).QuerySelectorAll("tbody tr").First(one => one.TextContent.Contains("tolto@example.it", StringComparison.Ordinal));
        var action = row.QuerySelector("form")!.GetAttribute("action")!;
        using var ended = await boss.SubmitAsync("/lavoro/utenti", action);
        Assert.Equal(303, (int)ended.StatusCode);
        using var over = await member.GetAsync("/lavoro");
        Assert.Equal(302, (int)over.StatusCode);
    }

    [Fact]
    public async Task Who_looks_after_an_organisation_ends_the_sessions_that_work_for_it_and_no_others()
    {
        var people = new People(host);
        var boss = await people.OperatorAsync("nove@example.it");
        var (own, foreign) = (await OrganisationAsync(boss, "Centro Nove", Lists.Vat("9991009")), await OrganisationAsync(boss, "Centro Dieci", Lists.Vat("9991010")));
        var officer = await people.MemberAsync(boss, "capo@example.it", Role.ComplianceOfficer, own);
        var colleague = await people.MemberAsync(boss, "collega@example.it", Role.Auditor, own);
        var stranger = await people.MemberAsync(boss, "estraneo@example.it", Role.Auditor, foreign);

        var page = await MemberAddressAsync(officer, "collega@example.it");
        using var ended = await officer.SubmitAsync(page, page + "/sessioni");
        Assert.Equal((303, page + "?esito=sessions-ended"), ((int)ended.StatusCode, ended.Headers.Location!.OriginalString));
        using var over = await colleague.GetAsync("/lavoro");
        Assert.Equal(302, (int)over.StatusCode);
        Assert.Null((await officer.PageAsync(page)).QuerySelector($"form[action='{page}/sessioni']"));

        var elsewhere = await MemberAddressAsync(boss, "estraneo@example.it");
        using var unknown = await officer.GetAsync(elsewhere);
        Assert.Equal(404, (int)unknown.StatusCode);
        using var refused = await officer.PostAsync(elsewhere + "/sessioni", new Dictionary<string, string> { [FormGuard.FieldName] = await officer.TokenAsync("/lavoro") });
        Assert.Equal(404, (int)refused.StatusCode);
        await stranger.PageAsync("/lavoro");
    }

    [Fact]
    public async Task A_link_of_the_operator_replaces_a_lost_password_and_keeps_the_second_factor()
    {
        var people = new People(host);
        var boss = await people.OperatorAsync("dieci@example.it");
        var place = await OrganisationAsync(boss, "Centro Undici", Lists.Vat("9991011"));
        var forgetful = await people.MemberAsync(boss, "smemorata@example.it", Role.ComplianceOfficer, place);
        var page = await MemberAddressAsync(boss, "smemorata@example.it");
        Assert.Null((await forgetful.PageAsync(page)).QuerySelector("form[action$='/reimposta']"));

        using var made = await boss.SubmitAsync(page, page + "/reimposta");
        var link = new Uri((await Browser.ReadAsync(made)).QuerySelector(".secret code")!.TextContent).PathAndQuery;
        var browser = host.Browser();
        using var weak = await browser.SubmitAsync(link, link, ("password", "password2026"));
        Assert.Equal((422, "password-too-common"), ((int)weak.StatusCode, (await Browser.ReadAsync(weak)).QuerySelector(".field.refused code")!.TextContent));
        using var changed = await browser.SubmitAsync(link, link, ("password", "violino quattro gatti"));
        Assert.Equal((303, "/entra?esito=password-reset"), ((int)changed.StatusCode, changed.Headers.Location!.OriginalString));

        // Signed out everywhere, and the new password alone is not enough.
        using var over = await forgetful.GetAsync("/lavoro");
        Assert.Equal(302, (int)over.StatusCode);
        using var entered = await browser.SubmitAsync("/entra", "/entra", ("email", "smemorata@example.it"), ("password", "violino quattro gatti"));
        Assert.Equal((303, "/entra/codice"), ((int)entered.StatusCode, entered.Headers.Location!.OriginalString));
        using var again = await browser.GetAsync(link);
        Assert.Equal(404, (int)again.StatusCode);
    }

    [Fact]
    public async Task Asking_for_a_new_password_answers_the_same_whether_or_not_there_is_an_account()
    {
        using var writing = new LetterHost();
        var people = new People(writing);
        await people.OperatorAsync("nota@example.it");
        var answers = new List<string>();
        foreach (var email in new[] { "nota@example.it", "ignota@example.it" })
        {
            using var asked = await writing.Browser().SubmitAsync("/entra/dimenticata", "/entra/dimenticata", ("email", email));
            Assert.Equal(200, (int)asked.StatusCode);
            answers.Add((await Browser.ReadAsync(asked)).QuerySelector("main")!.InnerHtml);
        }

        Assert.Equal(answers[0], answers[1]);
        var letter = Assert.Single(await writing.LettersAsync());
        Assert.Contains("\"nota@example.it\"", letter, StringComparison.Ordinal);
        var link = LinkIn(letter, "/reimposta/");
        using var changed = await writing.Browser().SubmitAsync(link, link, ("password", "violino quattro gatti"));
        Assert.Equal(303, (int)changed.StatusCode);
    }

    [Fact]
    public async Task Without_a_sender_nobody_is_told_to_wait_for_a_letter()
    {
        var page = await host.Browser().PageAsync("/entra/dimenticata");
        Assert.Null(page.QuerySelector("main form"));
    }

    [Fact]
    public async Task An_invitation_may_go_by_mail_and_its_link_works()
    {
        using var writing = new LetterHost();
        var boss = await new People(writing).OperatorAsync("undici@example.it");
        using var made = await boss.SubmitAsync("/lavoro/utenti/invita", "/lavoro/utenti/invita", ("role", "operator"), ("organisation", ""), ("email", "invitata@example.it"));
        Assert.Contains("invitata@example.it", (await Browser.ReadAsync(made)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await People.AcceptAsync(writing.Browser(), LinkIn(Assert.Single(await writing.LettersAsync()), "/invito/"), "invitata@example.it");
    }

    [Fact]
    public async Task An_invitation_link_works_once()
    {
        var people = new People(host);
        var boss = await people.OperatorAsync("sei@example.it");
        using var made = await boss.SubmitAsync("/lavoro/utenti/invita", "/lavoro/utenti/invita", ("role", "operator"), ("organisation", ""));
        var link = new Uri((await Browser.ReadAsync(made)).QuerySelector(".secret code")!.TextContent).PathAndQuery;
        await People.AcceptAsync(host.Browser(), link, "invitata@example.it");
        using var second = await host.Browser().GetAsync(link);
        Assert.Equal(404, (int)second.StatusCode);
        Assert.Contains("invitation-unknown", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_reads_what_it_may_for_its_organisation_and_a_token_made_of_it_no_more()
    {
        var people = new People(host);
        var boss = await people.OperatorAsync("sette@example.it");
        var place = await OrganisationAsync(boss, "Centro Otto", Lists.Vat("9991008"));
        var (client, secret) = await KeyAsync(boss, place, "workspace:read");
        using var program = host.CreateClient();
        Assert.Equal(200, await StatusAsync(program, "/lavoro/liste.json", "Bearer", secret));
        Assert.Equal(401, await StatusAsync(program, "/lavoro/liste.json", "Bearer", secret + "x"));
        Assert.Equal(403, await StatusAsync(program, "/lavoro/utenti", "Bearer", secret));
        Assert.Equal(403, await StatusAsync(program, "/lavoro/registro-attivita", "Bearer", secret));

        var token = await TokenAsync(program, client, secret, "workspace:read");
        Assert.Equal(200, await StatusAsync(program, "/lavoro/liste.json", "Bearer", token));
        Assert.Equal(401, await StatusAsync(program, "/lavoro/liste.json", "Bearer", Tampered(token)));
        Assert.Equal(401, await StatusAsync(program, "/lavoro/liste.json", "Bearer", Unsigned(token)));
        Assert.Equal("invalid_scope", await ErrorAsync(program, client, secret, "workspace:write"));
        Assert.Equal("invalid_client", await ErrorAsync(program, client, secret + "x", "workspace:read"));
        Assert.Equal("invalid_client", await ErrorAsync(program, "0193a000-0000-7000-8000-000000000000", secret, "workspace:read"));

        // Revoking the key revokes its tokens at once.
        using var revoked = await boss.SubmitAsync("/lavoro/chiavi-api", $"/lavoro/chiavi-api/{client}/revoca");
        Assert.Equal(303, (int)revoked.StatusCode);
        Assert.Equal(401, await StatusAsync(program, "/lavoro/liste.json", "Bearer", token));
        Assert.Equal(401, await StatusAsync(program, "/lavoro/liste.json", "Bearer", secret));
    }

    [Fact]
    public async Task A_key_without_the_scope_to_read_reads_nothing()
    {
        var people = new People(host);
        var boss = await people.OperatorAsync("otto@example.it");
        var (_, secret) = await KeyAsync(boss, "", "gate:ask");
        using var program = host.CreateClient();
        Assert.Equal(403, await StatusAsync(program, "/lavoro/liste.json", "Bearer", secret));
    }

    [Fact]
    public async Task The_way_of_signing_in_is_changed_only_shortly_after_signing_in()
    {
        using var old = new ShiftedTimeHost();
        var people = new People(old);
        var browser = await people.NewcomerAsync("vecchia@example.it");
        await People.AddAuthenticatorAsync(browser);
        old.Ahead = TimeSpan.FromMinutes(16);
        using var refused = await browser.SubmitAsync("/conto", "/conto/codici");
        Assert.Equal(403, (int)refused.StatusCode);
        Assert.Contains("sign-in-not-fresh", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // And however much it is used, a session lasts a day.
        old.Ahead = TimeSpan.FromHours(9);
        await browser.PageAsync("/lavoro");
        old.Ahead = TimeSpan.FromHours(18);
        await browser.PageAsync("/lavoro");
        old.Ahead = TimeSpan.FromHours(25);
        using var over = await browser.GetAsync("/lavoro");
        Assert.Equal(302, (int)over.StatusCode);
    }

    private static string LinkIn(string letter, string path)
    {
        var start = letter.IndexOf(path, StringComparison.Ordinal);
        return letter[start..letter.IndexOf("\\n", start, StringComparison.Ordinal)];
    }

    private static async Task<string> MemberAddressAsync(Browser browser, string email) => (await browser.PageAsync("/lavoro/utenti"))
        .QuerySelectorAll("tbody th a").Single(link => link.TextContent.Contains(email, StringComparison.Ordinal)).GetAttribute("href")!;

    private static async Task<string> OrganisationAsync(Browser boss, string name, string vat)
    {
        using var made = await boss.SubmitAsync(
            "/lavoro/organizzazioni/nuova", "/lavoro/organizzazioni/nuova", ("legalName", name), ("vatNumber", vat), ("roles", "ContactCentre"));
        Assert.True((int)made.StatusCode == 303, await made.Content.ReadAsStringAsync());
        return made.Headers.Location!.OriginalString.Split('/', '?')[3];
    }

    private static async Task<(string Client, string Secret)> KeyAsync(Browser boss, string organisation, string scopes)
    {
        using var made = await boss.SubmitAsync(
            "/lavoro/chiavi-api/nuova", "/lavoro/chiavi-api/nuova", ("name", "prova"), ("organisation", organisation), ("scopes", scopes));
        Assert.True((int)made.StatusCode == 200, await made.Content.ReadAsStringAsync());
        var page = await Browser.ReadAsync(made);
        return (page.QuerySelector("#client")!.TextContent.Trim(), page.QuerySelector("#secret")!.TextContent.Trim());
    }

    private static async Task<int> StatusAsync(HttpClient program, string address, string scheme, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = new AuthenticationHeaderValue(scheme, secret) } };
        using var answer = await program.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static async Task<string> TokenAsync(HttpClient program, string client, string secret, string scope) =>
        (await AskAsync(program, client, secret, scope)).GetProperty("access_token").GetString()!;

    private static async Task<string> ErrorAsync(HttpClient program, string client, string secret, string scope) =>
        (await AskAsync(program, client, secret, scope)).GetProperty("error").GetString()!;

    private static async Task<JsonElement> AskAsync(HttpClient program, string client, string secret, string scope)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials"), KeyValuePair.Create("scope", scope)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/token") { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client}:{secret}")));
        using var answer = await program.SendAsync(request);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        var claims = Encoding.UTF8.GetString(Convert.FromBase64String(Padded(parts[1]))).Replace("workspace:read", "workspace:write", StringComparison.Ordinal);
        return $"{parts[0]}.{Url(claims)}.{parts[2]}";
    }

    private static string Unsigned(string token) => $"{Url("{\"alg\":\"none\",\"typ\":\"at+jwt\"}")}.{token.Split('.')[1]}.";

    private static string Url(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Padded(string text) => text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');

    private async Task<string> CookieAsync(Browser browser)
    {
        using var answer = await browser.SubmitAsync("/conto", "/conto/codici");
        var sent = answer.RequestMessage!.Headers.TryGetValues("Cookie", out var cookies) ? string.Join("; ", cookies) : "";
        Assert.Contains(SignInCookie.Name, sent, StringComparison.Ordinal);
        return sent;
    }
}
