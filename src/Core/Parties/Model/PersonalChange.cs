// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties;

/// <summary>What happens to personal data together with an event: it is kept, or it is erased.</summary>
public abstract record PersonalChange
{
    private PersonalChange()
    {
    }

    /// <summary>The details are stored.</summary>
    public sealed record Keep(PersonId Person, PersonDetails Details) : PersonalChange;

    /// <summary>The details are deleted for good.</summary>
    public sealed record Erase(PersonId Person) : PersonalChange;
}
