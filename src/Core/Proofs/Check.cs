// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>One thing looked at and what was found.</summary>
/// <param name="Name">The thing checked, in kebab-case; public, never changes meaning.</param>
/// <param name="Outcome">What was found.</param>
/// <param name="Where">Which part of the whole, such as <c>#3</c>; null when it concerns the whole.</param>
/// <param name="Required">False when a positive verdict may stand without this check being run; a check not met stands against it either way.</param>
public sealed record Check(string Name, Outcome Outcome, string? Where = null, bool Required = true);
