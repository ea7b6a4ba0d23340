// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>One signature on an envelope.</summary>
/// <param name="KeyId">A hint at the key, not covered by the signature; <c>default</c> gives none.</param>
/// <param name="Signature">The signature's bytes.</param>
public sealed record EnvelopeSignature(KeyId KeyId, Sequence<byte> Signature);
