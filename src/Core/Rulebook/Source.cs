// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>A text the rules rest on.</summary>
/// <param name="Key">Its short name, such as <c>G10</c> or <c>S15</c>.</param>
/// <param name="Grade">How sure a passage of it is at best.</param>
/// <param name="Title">What it is.</param>
/// <param name="Addresses">Where it was read; empty when no address was recorded.</param>
public sealed record Source(string Key, Grade Grade, Bilingual Title, Sequence<string> Addresses);
