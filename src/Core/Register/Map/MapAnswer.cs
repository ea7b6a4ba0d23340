// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>What a map, proved, says of a key.</summary>
/// <param name="Entry">The leaf hash of the entry that speaks for it; null when the key is not in the map.</param>
public sealed record MapAnswer(ContentHash? Entry);
