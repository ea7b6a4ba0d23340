// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>A contact list as it was delivered.</summary>
public readonly record struct ListId(Guid Value);
