// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Access;

/// <summary>A letter to be sent: to whom, from whom, and where the portal is that it leads to.</summary>
/// <param name="To">An e-mail address: personal data.</param>
/// <param name="From">The sender's address.</param>
/// <param name="Portal">Where people reach the portal, such as <c>https://filiera.example</c>.</param>
public sealed record Delivery(string To, string From, string Portal)
{
    /// <summary>The portal alone: an address does not belong in a log.</summary>
    public override string ToString() => Portal;
}
