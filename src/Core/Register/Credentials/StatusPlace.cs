// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>A bit of a list, the list by its name.</summary>
/// <param name="List">The name, such as <c>revocation-1</c>.</param>
/// <param name="Index">The bit, from zero.</param>
public readonly record struct StatusPlace(string List, int Index);
