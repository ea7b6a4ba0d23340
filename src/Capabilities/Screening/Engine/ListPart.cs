// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>One of several parts of equal length of a list, for as many processes: what each writes, joined in order, is what one would write.</summary>
/// <remarks>A row belongs to the part in which it begins. Only the first part writes headers. Duplicates and a seal speak of the whole list, so they go with no part.</remarks>
/// <param name="Index">Which part, from 0.</param>
/// <param name="Of">How many parts there are.</param>
public sealed record ListPart(int Index, int Of);
