// SPDX-License-Identifier: EUPL-1.2
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Filiera.Stores.Accounts;

/// <summary>A person who signs in. It holds personal data, and secrets as hashes or encrypted.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";

    public Instant CreatedAt { get; set; }

    /// <summary>The authenticator's secret, encrypted; null without one.</summary>
    public string? CodeSecret { get; set; }

    /// <summary>The time step of the last code taken: no code is taken twice.</summary>
    public long CodeStep { get; set; }

    /// <summary>The hashes of the recovery codes left, between blanks.</summary>
    public string RecoveryHashes { get; set; } = "";

    public string[] RecoveryCodes => RecoveryHashes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public override string ToString() => Id.ToString();
}
