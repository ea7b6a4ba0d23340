// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>What a bit of a status list says when it is set.</summary>
public enum StatusPurpose
{
    /// <summary>The credential was withdrawn for good.</summary>
    Revocation,

    /// <summary>The credential does not count for a while.</summary>
    Suspension,
}
