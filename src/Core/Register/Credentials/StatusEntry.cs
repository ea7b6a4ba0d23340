// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>Where a credential's status stands: one bit of one list.</summary>
/// <param name="Purpose">What the bit says.</param>
/// <param name="List">The address of the list.</param>
/// <param name="Index">The bit, from zero.</param>
public sealed record StatusEntry(StatusPurpose Purpose, string List, int Index)
{
    /// <summary>The entry as it stands in a credential.</summary>
    public Json.Map ToJson() => Json.Object(
        ("id", FormattableString.Invariant($"{List}#{Index}")),
        ("statusListCredential", List),
        ("statusListIndex", Index.ToString(CultureInfo.InvariantCulture)),
        ("statusPurpose", Word(Purpose)),
        ("type", "BitstringStatusListEntry"));

    /// <summary>Reads an entry; null for one of another type or purpose, or malformed.</summary>
    internal static StatusEntry? Read(Json json) =>
        json is Json.Map map && DataIntegrity.Text(map, "type") == "BitstringStatusListEntry"
        && Purposes(DataIntegrity.Text(map, "statusPurpose")) is { } purpose
        && DataIntegrity.Text(map, "statusListIndex") is { Length: > 0 and <= 8 } text
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && text == index.ToString(CultureInfo.InvariantCulture)
        && DataIntegrity.Text(map, "statusListCredential") is { Length: > 0 } list
            ? new StatusEntry(purpose, list, index)
            : null;

    internal static string Word(StatusPurpose purpose) => purpose == StatusPurpose.Revocation ? "revocation" : "suspension";

    private static StatusPurpose? Purposes(string word) => word switch
    {
        "revocation" => StatusPurpose.Revocation,
        "suspension" => StatusPurpose.Suspension,
        _ => null,
    };
}
