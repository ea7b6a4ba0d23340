// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>One row of a chart of bands.</summary>
/// <param name="Label">What is measured.</param>
/// <param name="Words">The band it lies in, in words.</param>
/// <param name="Place">Which of the bands that is, from 1; 0 where it lies in none.</param>
/// <param name="Of">How many bands there are.</param>
public sealed record Rung(string Label, string Words, int Place, int Of);
