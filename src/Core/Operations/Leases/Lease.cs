// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Operations;

/// <summary>A turn at something, held by one process until an instant.</summary>
/// <param name="Name">What is leased.</param>
/// <param name="Holder">Who holds it.</param>
/// <param name="Fence">Greater than that of every earlier lease of the same name: what is written under an older number is refused.</param>
/// <param name="Until">The first instant at which it is no longer held.</param>
public sealed record Lease(string Name, string Holder, long Fence, Instant Until);
