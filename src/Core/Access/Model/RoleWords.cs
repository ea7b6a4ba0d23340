// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;

namespace Filiera.Access;

/// <summary>The words of roles, as claims, forms and columns write them.</summary>
public static class RoleWords
{
    /// <summary>Every role, the operator first.</summary>
    public static IReadOnlyList<Role> All { get; } = [Role.Operator, Role.ComplianceOfficer, Role.ClientOfficer, Role.Auditor];

    /// <summary>The word of a role.</summary>
    public static string Word(this Role role) => role switch
    {
        Role.Operator => "operator",
        Role.ComplianceOfficer => "compliance-officer",
        Role.ClientOfficer => "client-officer",
        Role.Auditor => "auditor",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role."),
    };

    /// <summary>Reads a word; false for anything else.</summary>
    public static bool TryParse(string? word, out Role role)
    {
        foreach (var known in All)
        {
            if (known.Word() == word)
            {
                role = known;
                return true;
            }
        }

        role = default;
        return false;
    }

    /// <summary>True when the role is held at an organisation; the operator's is held at the installation.</summary>
    public static bool IsAtOrganisation(this Role role) => role != Role.Operator;

    /// <summary>True when somebody may hold the role at such an organisation.</summary>
    public static bool Fits(this Role role, Organisation organisation) => role switch
    {
        Role.ComplianceOfficer => organisation.Has(OrganisationRole.ContactCentre) || organisation.Has(OrganisationRole.Agency)
            || organisation.Has(OrganisationRole.ListProvider),
        Role.ClientOfficer => organisation.Has(OrganisationRole.Client),
        Role.Auditor => true,
        _ => false,
    };
}
