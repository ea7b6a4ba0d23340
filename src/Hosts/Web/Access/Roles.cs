// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>The roles a person may have in the workspace.</summary>
public static class Roles
{
    /// <summary>Watches over the lawfulness of one contact centre's calls.</summary>
    public const string ComplianceOfficer = "compliance-officer";

    /// <summary>Runs the installation.</summary>
    public const string Operator = "operator";

    /// <summary>All roles.</summary>
    public static IReadOnlyList<string> All { get; } = [ComplianceOfficer, Operator];
}
