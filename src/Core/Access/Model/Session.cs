// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Access;

/// <summary>A sign-in that lasts, kept on the server: ending it there ends it in the browser.</summary>
/// <param name="Id">Its identifier, which is not its secret.</param>
/// <param name="Account">Whose it is; null for a persona of the demonstration.</param>
/// <param name="Membership">The membership it was opened with or changed to; null for a persona and while there is none.</param>
/// <param name="Means">How its holder signed in.</param>
/// <param name="Device">The kind of browser and system, in two words.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="SeenAt">When it was last used, to a few minutes.</param>
/// <param name="ExpiresAt">The first instant at which it is over unless used before.</param>
public sealed record Session(
    Guid Id, AccountId? Account, Guid? Membership, SignInMeans Means, string Device, Instant OpenedAt, Instant SeenAt, Instant ExpiresAt);
