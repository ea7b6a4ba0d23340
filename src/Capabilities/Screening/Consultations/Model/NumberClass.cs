// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>How a number stands before the register is asked.</summary>
/// <param name="Basis">The basis that would carry a call; none where there is none.</param>
/// <param name="Standing">What asking about it is worth.</param>
public readonly record struct NumberClass(Basis Basis, NumberStanding Standing);
