// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Register;

/// <summary>What a Data Integrity proof says of itself; its purpose is always to assert.</summary>
/// <param name="Cryptosuite">How it was made.</param>
/// <param name="Created">When, as written.</param>
/// <param name="VerificationMethod">The address of the key.</param>
/// <param name="Id">Its own identifier; null for none.</param>
internal sealed record ProofOptions(string Cryptosuite, string Created, string VerificationMethod, string? Id = null);
