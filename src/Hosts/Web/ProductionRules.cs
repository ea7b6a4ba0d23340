// SPDX-License-Identifier: EUPL-1.2
using Filiera.Composition;
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>What a run for real people refuses: <c>Filiera:Production=true</c>, as <c>./do run --production</c> sets it.</summary>
public static class ProductionRules
{
    private const int Shortest = 16;

    private static readonly string[] Known = ["filiera", "postgres", "password", "changeme", "change-me", "secret", "segreto", "admin", "example"];

    /// <summary>True when the run is for real people.</summary>
    public static bool Apply(IConfiguration configuration) => configuration["Filiera:Production"] == "true";

    /// <summary>Everything that stands against the run as configured; against a run that is not for real people only what cannot be read.</summary>
    public static Sequence<Refusal> Check(IConfiguration configuration, Installation installation)
    {
        var proxies = Proxies.Read(configuration);
        if (proxies is Result<Sequence<System.Net.IPNetwork>>.Refused { Refusals: var unread })
        {
            return unread;
        }

        if (!Apply(configuration))
        {
            return [];
        }

        var found = new List<Refusal>();
        if (proxies.ValueOrThrow().IsEmpty)
        {
            found.Add(new ProductionWithoutProxy());
        }

        if (installation.Demonstration)
        {
            found.Add(new ProductionOnDemonstrationData());
        }

        // A host that anybody may write would stand in the links of letters.
        if (configuration["AllowedHosts"] is not { Length: > 0 } hosts || hosts.Split(';', StringSplitOptions.TrimEntries).Any(host => host is "" or "*"))
        {
            found.Add(new ProductionWithoutHostName());
        }

        if (PasswordOf(installation.Postgres) is { } password && IsWeak(password))
        {
            found.Add(new ProductionWithDefaultSecret("Filiera:Postgres"));
        }

        found.AddRange(configuration.GetSection("Filiera:OpenId").GetChildren()
            .Where(provider => SecretSettings.Of(provider, "ClientSecret") is { } secret && IsWeak(secret))
            .Select(provider => new ProductionWithDefaultSecret(provider.Path + ":ClientSecret")));
        return Sequence.From(found);
    }

    private static bool IsWeak(string secret) =>
        secret.Length < Shortest || secret.Distinct().Count() < 6 || Known.Any(word => secret.Replace(word, "", StringComparison.OrdinalIgnoreCase).Length < Shortest / 2);

    // The driver's own reader lives with the stores; of the text only one word is looked at here.
    private static string? PasswordOf(string? connection) => connection?
        .Split(';', StringSplitOptions.TrimEntries)
        .Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
        .Where(part => part.Length == 2 && part[0].Equals("Password", StringComparison.OrdinalIgnoreCase))
        .Select(part => part[1])
        .FirstOrDefault();
}
