// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using Filiera.Composition;
using Filiera.Kernel;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Filiera.Web;

/// <summary>The identity providers configured under <c>Filiera:OpenId</c>, and their metadata.</summary>
public sealed class OpenIdProviders(IConfiguration configuration, IHttpClientFactory clients)
{
    /// <summary>The name of the HTTP client that speaks with providers.</summary>
    public const string Client = "openid";

    private readonly ConcurrentDictionary<string, ConfigurationManager<OpenIdConnectConfiguration>> _metadata = new(StringComparer.Ordinal);

    /// <summary>Every provider, by its key.</summary>
    public IReadOnlyList<OpenIdProvider> All { get; } = [.. configuration.GetSection("Filiera:OpenId").GetChildren().Select(Read).OrderBy(one => one.Key, StringComparer.Ordinal)];

    /// <summary>The provider of a key, or null.</summary>
    public OpenIdProvider? Find(string? key) => All.FirstOrDefault(one => one.Key == key);

    /// <summary>What the provider publishes about itself; kept for some hours.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="anew">True when its keys seem to have changed.</param>
    /// <param name="ct">Stops it.</param>
    public Task<OpenIdConnectConfiguration> MetadataAsync(OpenIdProvider provider, bool anew, CancellationToken ct)
    {
        var manager = _metadata.GetOrAdd(provider.Key, _ => new ConfigurationManager<OpenIdConnectConfiguration>(
            provider.Authority.TrimEnd('/') + "/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(clients.CreateClient(Client)) { RequireHttps = !provider.IsLoopback }));
        if (anew)
        {
            manager.RequestRefresh();
        }

        return manager.GetConfigurationAsync(ct);
    }

    private static OpenIdProvider Read(IConfigurationSection section) => new(
        section.Key.ToLowerInvariant(),
        section["Name"] ?? section.Key,
        section["Authority"] ?? throw new InvalidOperationException($"{section.Path}:Authority is missing."),
        section["ClientId"] ?? throw new InvalidOperationException($"{section.Path}:ClientId is missing."),
        SecretSettings.Of(section, "ClientSecret") ?? throw new InvalidOperationException($"{section.Path}:ClientSecret is missing."),
        section["Scope"] ?? "",
        Sequence.From((section["Levels"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
