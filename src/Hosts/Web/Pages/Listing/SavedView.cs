// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>A list as somebody looked at it, under a name of their own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">The list's address with its filters and order: always of this host.</param>
public sealed record SavedView(string Name, string Address);
