// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What a person decides about rows under review.</summary>
public enum ReviewChoice
{
    /// <summary>They may be called, as long as what they rest on holds.</summary>
    Allow,

    /// <summary>They stay withheld.</summary>
    KeepWithheld,
}
