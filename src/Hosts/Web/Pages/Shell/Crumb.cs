// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>One step of the way from the home page to this one.</summary>
/// <param name="Words">What it is called.</param>
/// <param name="Address">Where it leads.</param>
public sealed record Crumb(string Words, string Address);
