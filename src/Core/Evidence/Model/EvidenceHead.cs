// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Evidence;

/// <summary>Where a subject's chain ends: the number, hash and time of its last evidence. <c>default</c> is a chain not begun.</summary>
public readonly record struct EvidenceHead(long Number, ContentHash Hash, Instant RecordedAt);
