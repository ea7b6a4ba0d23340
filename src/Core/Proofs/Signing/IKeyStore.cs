// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>Where signing keys live, one in use for each purpose, and where retired ones stay known for ever so that old signatures verify.</summary>
public interface IKeyStore
{
    /// <summary>The purpose's key in use, made first where there is none; two processes racing get the same key.</summary>
    /// <returns>A key to dispose right after signing, or a refusal such as <see cref="NoSigningKeyHere"/>.</returns>
    Task<Result<SigningKey>> OpenOrCreateAsync(KeyPurpose purpose, CancellationToken ct);

    /// <summary>Every key this store ever made, in use or retired: public halves, ordered by when their use began, then by id.</summary>
    Task<Sequence<TrustedKey>> ListAsync(CancellationToken ct);

    /// <summary>Takes the purpose's key out of use from now on; the next opening makes a new one. The public half stays listed.</summary>
    /// <returns>The retired key, or <see cref="NoKeyToRetire"/>.</returns>
    Task<Result<TrustedKey>> RetireAsync(KeyPurpose purpose, CancellationToken ct);
}
