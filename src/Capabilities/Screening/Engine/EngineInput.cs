// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>What a run is given.</summary>
/// <param name="List">The bytes of the list.</param>
/// <param name="Shape">How they are written, as <see cref="ListFile"/> recognised it.</param>
/// <param name="Tables">What numbers are looked up in.</param>
/// <param name="Context">What the rules look at besides the rows.</param>
/// <param name="Rules">The list rules in force, with their effective severity.</param>
public sealed record EngineInput(IListBytes List, ListFile Shape, EngineTables Tables, ListContext Context, Sequence<AppliedRule> Rules);
