// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>What a finding on a contact list comes to, mildest first.</summary>
public enum Consequence
{
    /// <summary>Nothing stands against the call; the finding may be noted.</summary>
    Allow,

    /// <summary>A person looks at it before anybody calls.</summary>
    Review,

    /// <summary>Nobody calls.</summary>
    Withhold,
}
