// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>How this installation screens.</summary>
/// <param name="Demonstration">True when all its data are invented: every receipt then says so.</param>
/// <param name="Threads">How many threads a run uses; 0 for as many as there are processors.</param>
public sealed record ScreeningOptions(bool Demonstration, int Threads = 0);
