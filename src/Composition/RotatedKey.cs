// SPDX-License-Identifier: EUPL-1.2
using Filiera.Proofs;

namespace Filiera.Composition;

/// <summary>What a rotation came to.</summary>
/// <param name="Retired">The key out of use; what it signed stays verifiable.</param>
/// <param name="InUse">The key in its place.</param>
public sealed record RotatedKey(TrustedKey Retired, TrustedKey InUse);
