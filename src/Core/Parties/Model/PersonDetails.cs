// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties;

/// <summary>Personal data: who a person is. Never in an event, a log or a message.</summary>
public sealed record PersonDetails(string DisplayName)
{
    /// <summary>Never the name.</summary>
    public override string ToString() => "(personal data)";
}
