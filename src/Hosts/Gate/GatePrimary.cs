// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Gate;

/// <summary>The gate that a replica follows.</summary>
/// <param name="Address">Where it answers, with a slash at the end.</param>
/// <param name="Key">A gate key with the scope replica.</param>
/// <param name="Keys">The keys that it signs with, received otherwise than from it; null for those of this installation, whenever they were made.</param>
public sealed record GatePrimary(Uri Address, string Key, Sequence<TrustedKey>? Keys)
{
    /// <summary>The address alone.</summary>
    public override string ToString() => Address.ToString();
}
