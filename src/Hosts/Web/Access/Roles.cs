// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>The words of the roles a person may have in the workspace; what they mean stands with <see cref="Filiera.Access.Role"/>.</summary>
public static class Roles
{
    /// <summary>Watches over the lawfulness of one contact centre's calls.</summary>
    public const string ComplianceOfficer = "compliance-officer";

    /// <summary>Runs the installation.</summary>
    public const string Operator = "operator";

    /// <summary>Works for a client, the <em>committente</em>.</summary>
    public const string ClientOfficer = "client-officer";

    /// <summary>Reads everything of one organisation and changes nothing.</summary>
    public const string Auditor = "auditor";

    /// <summary>No role yet: an account whose memberships ended, or that has shown a password alone.</summary>
    public const string None = "none";

    /// <summary>All roles.</summary>
    public static IReadOnlyList<string> All { get; } = [ComplianceOfficer, ClientOfficer, Auditor, Operator];

    /// <summary>The personas that the demonstration's home page offers.</summary>
    public static IReadOnlyList<string> Offered { get; } = [ComplianceOfficer, ClientOfficer, Operator];
}
