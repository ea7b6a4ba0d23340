// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Access;

/// <summary>What a person may do in the workspace. The set is closed: a capability that needs another adds it here.</summary>
public enum Role
{
    /// <summary>Runs the installation; sees every organisation.</summary>
    Operator,

    /// <summary>Answers for the lawfulness of one contact centre's calls.</summary>
    ComplianceOfficer,

    /// <summary>Works for one client, the <em>committente</em> the calls are made for.</summary>
    ClientOfficer,

    /// <summary>Reads everything of one organisation and changes nothing.</summary>
    Auditor,
}
