// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The three files of a screening, by hash. Their data rows add up to the rows of the list.</summary>
/// <param name="Callable">Rows that may be called.</param>
/// <param name="Withheld">Rows withheld, to review, foreign or duplicate.</param>
/// <param name="Rejected">Rows without a readable number.</param>
public sealed record ScreeningOutputs(ContentHash Callable, ContentHash Withheld, ContentHash Rejected);
