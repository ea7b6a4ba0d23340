// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Which rights requests are looked for; whatever is null does not matter.</summary>
/// <param name="ControllerVat">Those of this client.</param>
/// <param name="Centre">Those this contact centre received.</param>
/// <param name="Kind">Those of this right.</param>
/// <param name="Channel">Those that arrived this way.</param>
/// <param name="OnlyOpen">True for those about which something is still to be done.</param>
/// <param name="ReceivedFrom">Those received at this instant or after.</param>
/// <param name="ReceivedBefore">Those received before this instant.</param>
public sealed record RightsFilter(
    string? ControllerVat = null,
    OrganisationId? Centre = null,
    RightsRequestKind? Kind = null,
    RightsChannel? Channel = null,
    bool OnlyOpen = false,
    Instant? ReceivedFrom = null,
    Instant? ReceivedBefore = null)
{
    /// <summary>All of them.</summary>
    public static RightsFilter All { get; } = new();
}
