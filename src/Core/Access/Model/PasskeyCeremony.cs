// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Access;

/// <summary>What a browser is asked in order to make or show a passkey, and what has to be remembered until it answers.</summary>
/// <param name="Options">The options, as JSON for the browser.</param>
/// <param name="State">The state, which goes back with the answer and must not be open to change.</param>
public sealed record PasskeyCeremony(string Options, string State);
