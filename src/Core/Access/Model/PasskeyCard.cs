// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Access;

/// <summary>A passkey of an account.</summary>
/// <param name="Id">Its credential identifier in base64url.</param>
/// <param name="Name">What its holder calls it.</param>
/// <param name="IsBackedUp">True when the device keeps it in step with others.</param>
/// <param name="CreatedAt">When it was added.</param>
public sealed record PasskeyCard(string Id, string Name, bool IsBackedUp, Instant CreatedAt);
