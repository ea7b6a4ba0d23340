// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Register;

/// <summary>A status list as a credential, to be signed like any other.</summary>
public static class StatusList
{
    /// <summary>After how long whoever holds a copy should ask for a new one.</summary>
    public static Duration TimeToLive { get; } = Duration.FromHours(1);

    /// <summary>For how long a copy says anything at all.</summary>
    public static Duration Longest { get; } = Duration.FromHours(24);

    /// <summary>The list, unsigned.</summary>
    /// <param name="issuer">The issuer of the credentials it speaks of.</param>
    /// <param name="address">Its address.</param>
    /// <param name="purpose">What its bits say.</param>
    /// <param name="bits">The bits.</param>
    /// <param name="at">When it is issued.</param>
    public static Json.Map ToCredential(Did issuer, string address, StatusPurpose purpose, StatusBits bits, Instant at) => Json.Object(
        ("@context", Json.Array(CredentialContexts.Credentials)),
        ("credentialSubject", Json.Object(
            ("encodedList", bits.Encode()),
            ("id", address + "#list"),
            ("statusPurpose", StatusEntry.Word(purpose)),
            ("ttl", (long)TimeToLive.TotalMilliseconds),
            ("type", "BitstringStatusList"))),
        ("id", address),
        ("issuer", issuer.Text),
        ("type", Json.Array("VerifiableCredential", "BitstringStatusListCredential")),
        ("validFrom", CredentialDates.Write(at)),
        ("validUntil", CredentialDates.Write(at + Longest)));

    /// <summary>The bits of a list for that purpose; null when it is another's or malformed.</summary>
    internal static StatusBits? Bits(Json.Map credential, StatusPurpose purpose) =>
        credential["type"] is Json.List types && types.Items.Contains("BitstringStatusListCredential")
        && credential["credentialSubject"] is Json.Map list && DataIntegrity.Text(list, "type") == "BitstringStatusList"
        && DataIntegrity.Text(list, "statusPurpose") == StatusEntry.Word(purpose)
            ? StatusBits.Decode(DataIntegrity.Text(list, "encodedList"))
            : null;
}
