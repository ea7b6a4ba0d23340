// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>One line of a heat map.</summary>
/// <param name="Label">What the line is about.</param>
/// <param name="Cells">Its cells, one for each column, each from 0 to 4; null where there is nothing to tell.</param>
public sealed record Heat(string Label, IReadOnlyList<int?> Cells);
