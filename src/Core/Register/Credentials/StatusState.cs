// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Register;

/// <summary>A list as it should be now, and as it was issued last.</summary>
/// <param name="Purpose">What its bits say.</param>
/// <param name="Bits">The bits as they should be.</param>
/// <param name="ChangedAt">When a bit was last set or cleared; null for never.</param>
/// <param name="Issued">The list issued last; null before the first.</param>
/// <param name="IssuedAt">When that was.</param>
public sealed record StatusState(StatusPurpose Purpose, StatusBits Bits, Instant? ChangedAt, Json.Map? Issued, Instant? IssuedAt)
{
    /// <summary>True when the list issued last says what is so, and is younger than a copy should become.</summary>
    public bool IsCurrent(Did issuer, Instant now) => Issued is { } issued && IssuedAt is { } at && at <= now && now < at + StatusList.TimeToLive
        && (ChangedAt is not { } changed || changed < at) && DataIntegrity.IssuerOf(issued) == issuer.Text;
}
