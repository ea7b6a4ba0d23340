// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.SeedWorld;

/// <summary>A contact list of the seed world once it was screened.</summary>
/// <param name="Key">Its name in the plan.</param>
/// <param name="Content">The hash of the list's file.</param>
/// <param name="Beside">The hashes of the files that came with it, in the order delivered.</param>
/// <param name="Counts">Its rows by verdict.</param>
public sealed record PlayedList(string Key, ContentHash Content, Sequence<ContentHash> Beside, VerdictCounts Counts);
