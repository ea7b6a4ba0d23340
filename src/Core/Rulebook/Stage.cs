// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>When a rule can be checked. A rule may have several stages; context has none.</summary>
[Flags]
public enum Stage
{
    /// <summary>No automatic check is stated: scope, context or sanction.</summary>
    None = 0,

    /// <summary>On a contact list, before a campaign.</summary>
    List = 1,

    /// <summary>At the moment of dialling.</summary>
    Dial = 2,

    /// <summary>On call records, contracts and logs, afterwards.</summary>
    After = 4,

    /// <summary>On documents and registers.</summary>
    Document = 8,

    /// <summary>By a person, helped by the tool.</summary>
    Audit = 16,
}
