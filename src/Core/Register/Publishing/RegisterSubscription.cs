// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>Somebody who is told when the register changes.</summary>
/// <param name="Address">Where.</param>
/// <param name="Secret">What the messages are signed with; both sides keep it.</param>
/// <param name="After">The index of the last entry told of; -1 for none yet.</param>
public sealed record RegisterSubscription(Uri Address, string Secret, long After)
{
    /// <summary>Says where; never the secret.</summary>
    public override string ToString() => Address.GetLeftPart(UriPartial.Authority);
}
