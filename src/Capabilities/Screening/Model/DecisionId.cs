// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>One decision of a person about rows under review.</summary>
public readonly record struct DecisionId(Guid Value);
