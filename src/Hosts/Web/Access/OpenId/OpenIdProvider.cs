// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>An identity provider outside, as the operator configured it.</summary>
/// <param name="Key">Its short name in addresses: lower-case letters, digits and dashes.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Authority">Its issuer, as it writes it.</param>
/// <param name="ClientId">What this installation is called there.</param>
/// <param name="ClientSecret">The secret it was given there.</param>
/// <param name="Scope">What is asked for beside <c>openid</c>; may be empty.</param>
/// <param name="Levels">The <c>acr</c> values of which one is required, such as a level of SPID; empty to require none.</param>
public sealed record OpenIdProvider(
    string Key, string Name, string Authority, string ClientId, string ClientSecret, string Scope, Sequence<string> Levels)
{
    /// <summary>True on this machine itself, where a provider may do without TLS.</summary>
    public bool IsLoopback => Uri.TryCreate(Authority, UriKind.Absolute, out var address) && address.IsLoopback;

    /// <summary>The key alone: the secret is never printed.</summary>
    public override string ToString() => Key;
}
