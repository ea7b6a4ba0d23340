// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>One key of a stored map, the entry that speaks for it, and that entry's index in the log, which nobody vouches for.</summary>
internal readonly record struct StoredLeaf(ContentHash Key, ContentHash Entry, long Index);
