// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Register;

/// <summary>What every credential says, whatever it is about.</summary>
/// <param name="Id">Its identifier, an address or a URN.</param>
/// <param name="Issuer">Who issues it; has a host.</param>
/// <param name="IssuerName">The issuer's name as people know it.</param>
/// <param name="ValidFrom">First instant at which it holds, in whole seconds.</param>
/// <param name="ValidUntil">First instant at which it holds no longer; null where it has no end.</param>
/// <param name="Demonstration">True when all it says is invented; signed with the rest.</param>
/// <param name="Status">Where it can be withdrawn or suspended; empty where it cannot.</param>
public sealed record CredentialHead(
    string Id, Did Issuer, string IssuerName, Instant ValidFrom, Instant? ValidUntil, bool Demonstration, Sequence<StatusEntry> Status = default)
{
    internal Json.Map ToJson(bool badge, string name, Json subject, params ReadOnlySpan<string> types)
    {
        var map = Json.Object(
            ("@context", Json.Array(badge
                ? [CredentialContexts.Credentials, CredentialContexts.OpenBadges, CredentialContexts.OwnAt(Issuer)]
                : [CredentialContexts.Credentials, CredentialContexts.OwnAt(Issuer)])),
            ("credentialSubject", subject),
            ("id", Id),
            ("issuer", Json.Object(
                ("id", Issuer.Text), ("name", IssuerName), ("type", Json.Array(badge ? "Profile" : "Organisation")))),
            ("name", name),
            ("type", Json.Array([(Json)"VerifiableCredential", .. Texts(types)])),
            ("validFrom", CredentialDates.Write(ValidFrom))).Members;
        map = ValidUntil is { } until ? map.Add("validUntil", CredentialDates.Write(until)) : map;
        map = Demonstration ? map.Add("demonstration", true) : map;
        return new Json.Map(Status.IsEmpty ? map : map.Add("credentialStatus", Json.Array(Status.Select(entry => (Json)entry.ToJson()))));
    }

    private static Json[] Texts(ReadOnlySpan<string> texts)
    {
        var list = new Json[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            list[i] = texts[i];
        }

        return list;
    }
}
