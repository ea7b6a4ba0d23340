// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>A link of the header.</summary>
/// <param name="Key">The key of its words.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Policy">Who may open it.</param>
public sealed record Door(string Key, string Address, string Policy);
