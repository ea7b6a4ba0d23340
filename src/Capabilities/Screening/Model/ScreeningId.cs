// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>One screening of one contact list.</summary>
public readonly record struct ScreeningId(Guid Value);
