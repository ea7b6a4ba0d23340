// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Files;

/// <summary>Where the chain goes on behind a file out of which records were erased.</summary>
/// <param name="Last">The position of the last record the file ever held.</param>
/// <param name="Tag">The tag of its last frame, as the file after it names it.</param>
internal readonly record struct JournalRemnant(long Last, UInt128 Tag);
