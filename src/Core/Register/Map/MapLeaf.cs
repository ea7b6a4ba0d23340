// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>One key of the map and the entry that now speaks for it.</summary>
/// <param name="Key">The key's hash.</param>
/// <param name="Entry">The leaf hash of the entry in the log.</param>
public sealed record MapLeaf(ContentHash Key, ContentHash Entry);
