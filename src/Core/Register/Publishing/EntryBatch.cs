// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>What a source has to state, and how far it was read.</summary>
/// <param name="Drafts">In the order in which it was decided.</param>
/// <param name="UpTo">The last thing read, whether or not it gave a draft.</param>
public sealed record EntryBatch(Sequence<EntryDraft> Drafts, long UpTo);
