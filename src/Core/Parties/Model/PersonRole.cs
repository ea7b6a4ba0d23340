// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties;

/// <summary>What a person does for an organisation in this installation.</summary>
public enum PersonRole
{
    /// <summary>Signs for the organisation.</summary>
    LegalRepresentative,

    /// <summary>Answers for lists, mandates and caller numbers.</summary>
    ComplianceOfficer,

    /// <summary>Works on campaigns.</summary>
    Operator,
}
