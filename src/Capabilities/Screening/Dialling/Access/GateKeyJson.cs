// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>A gate key as JSON: what is kept of it.</summary>
public static class GateKeyJson
{
    /// <summary>Writes a key.</summary>
    public static Json.Map Write(GateKey key) => Json.Object(
        ("id", key.Id),
        ("centre", Text(key.Centre)),
        ("client", Text(key.Client)),
        ("scopes", Json.Array(NamesOf(key.Scopes).Select(name => (Json)name))),
        ("from", Text(key.From)),
        ("expires", Text(key.Expires)),
        ("revoked_at", Text(key.RevokedAt)),
        ("secret_sha256", key.SecretHash.ToHex()));

    /// <summary>Reads a key; null for what is none.</summary>
    public static GateKey? Read(Json json)
    {
        if (json is not Json.Map map
            || map["id"] is not Json.Text { Value: var id }
            || map["scopes"] is not Json.List scopes
            || map["secret_sha256"] is not Json.Text { Value: var hash } || !ContentHash.TryParse("sha256:" + hash, out var secret)
            || InstantOf(map["from"]) is not { } from)
        {
            return null;
        }

        var opens = GateScopes.None;
        foreach (var scope in scopes.Items)
        {
            if (scope is not Json.Text { Value: var name } || ScopeOf(name) is not { } one)
            {
                return null;
            }

            opens |= one;
        }

        return new GateKey(
            id, FirmOf(map["centre"]), FirmOf(map["client"]), opens, from, InstantOf(map["expires"]), InstantOf(map["revoked_at"]), secret);
    }

    /// <summary>The public names of scopes.</summary>
    public static IEnumerable<string> NamesOf(GateScopes scopes) => Enum.GetValues<GateScopes>()
        .Where(scope => scope != GateScopes.None && scopes.HasFlag(scope))
        .Select(scope => scope.ToString().ToLowerInvariant());

    /// <summary>The scope of a public name, or null.</summary>
    public static GateScopes? ScopeOf(string name) => Enum.GetValues<GateScopes>()
        .Where(scope => scope != GateScopes.None && scope.ToString().Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(scope => (GateScopes?)scope)
        .FirstOrDefault();

    private static Json Text(OrganisationId? firm) => firm is { } known ? known.ToString() : Json.Null;

    private static Json Text(Instant? instant) => instant is { } known ? InstantPattern.ExtendedIso.Format(known) : Json.Null;

    private static OrganisationId? FirmOf(Json? json) =>
        json is Json.Text { Value: var text } && Guid.TryParse(text, out var id) ? new OrganisationId(id) : null;

    private static Instant? InstantOf(Json? json) =>
        json is Json.Text { Value: var text } && InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var instant } ? instant : null;
}
