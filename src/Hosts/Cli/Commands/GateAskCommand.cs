// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Net.Http.Headers;
using Filiera.Composition;
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary><c>filiera gate ask NUMBER…</c>: asks a running gate as a dialler would, and prints its answer.</summary>
/// <remarks>Exit code 0 when every number may be dialled, 1 when some may not, 2 when refused.</remarks>
internal static class GateAskCommand
{
    private static readonly Argument<string[]> Numbers = new("NUMBER") { Description = "Numbers as written", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> Campaign = new("--campaign") { Description = "The campaign's identifier", Required = true };
    private static readonly Option<string?> Caller = new("--caller") { Description = "The number that will be shown" };
    private static readonly Option<bool> Agent = new("--agent-reserved") { Description = "A person is set aside for the call" };
    private static readonly Option<bool> Automated = new("--automated") { Description = "No person speaks" };

    /// <summary>The gate's address, for all commands that need one.</summary>
    public static Option<string> Url { get; } = new("--url") { Description = "The gate's address", DefaultValueFactory = _ => "http://127.0.0.1:8090" };

    /// <summary>A gate key, for all commands that need one.</summary>
    public static Option<string?> Key { get; } = new("--key") { Description = "A gate key; better given as FILIERA_GATE_KEY" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var ask = new Command("ask", "Ask a running gate about numbers") { Numbers, Campaign, Caller, Agent, Automated, Url, Key };
        ask.SetAction(RunAsync);
        return ask;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var members = new List<(string, Json)>
        {
            ("agent_reserved", parsed.GetValue(Agent)),
            ("automated", parsed.GetValue(Automated)),
            ("campaign", parsed.GetRequiredValue(Campaign)),
            ("numbers", Json.Array(parsed.GetRequiredValue(Numbers).Select(number => (Json)number))),
        };
        if (parsed.GetValue(Caller) is { } caller)
        {
            members.Add(("caller", caller));
        }

        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, parsed.GetRequiredValue(Url).TrimEnd('/') + "/api/gate/decisions")
        {
            Content = new ByteArrayContent(Json.Object([.. members]).ToCanonicalBytes()),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if ((parsed.GetValue(Key) ?? SecretSettings.OfEnvironment("FILIERA_GATE_KEY")) is { } key)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        try
        {
            using var answer = await http.SendAsync(request, ct);
            var text = await answer.Content.ReadAsStringAsync(ct);
            var body = Json.Parse(System.Text.Encoding.UTF8.GetBytes(text));
            await (answer.IsSuccessStatusCode ? parsed.InvocationConfiguration.Output : parsed.InvocationConfiguration.Error).WriteLineAsync(text);
            return !answer.IsSuccessStatusCode ? InstallationCommand.Refused : AllAllowed(body) ? 0 : 1;
        }
        catch (HttpRequestException)
        {
            return await parsed.RefuseAsync([new GateNotReached { Where = "--url" }]);
        }
    }

    private static bool AllAllowed(Result<Json> body) =>
        body is Result<Json>.Ok { Value: Json.Map map } && map["decisions"] is Json.List { Items: var decisions }
        && decisions.All(decision => decision is Json.Map one && one["verdict"] is Json.Text { Value: "allow" });
}
