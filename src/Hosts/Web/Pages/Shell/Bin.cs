// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>One step of a distribution.</summary>
/// <param name="Label">From where to where it goes.</param>
/// <param name="Count">How many fall into it.</param>
/// <param name="IsBeyond">True when it lies beyond the limit.</param>
public sealed record Bin(string Label, long Count, bool IsBeyond);
