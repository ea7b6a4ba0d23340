// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Operations;

/// <summary>Where an audit trail ends: the number, time and hash of its last entry. <c>default</c> is an empty trail.</summary>
public readonly record struct AuditHead(long Number, Instant At, ContentHash Hash);
