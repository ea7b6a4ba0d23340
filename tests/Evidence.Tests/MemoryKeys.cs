// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Evidence.Tests;

/// <summary>The sample's one key, or none.</summary>
internal sealed class MemoryKeys(bool signs = true) : IKeyStore
{
    public Task<Result<SigningKey>> OpenOrCreateAsync(KeyPurpose purpose, CancellationToken ct)
    {
        var secret = new byte[SigningKey.SecretSize];
        Sample.Key.ExportSecret(secret);
        return Task.FromResult(signs ? SigningKey.FromSecret(purpose.Algorithm, secret) : new NoSigningKeyHere());
    }

    public Task<Sequence<TrustedKey>> ListAsync(CancellationToken ct) => Task.FromResult<Sequence<TrustedKey>>(
        [Sample.Trusted, Sample.Trusted with { Purpose = "receipt", From = Sample.Start - Duration.FromDays(1) }]);

    public Task<Result<TrustedKey>> RetireAsync(KeyPurpose purpose, CancellationToken ct) =>
        Task.FromResult<Result<TrustedKey>>(new NoKeyToRetire());
}
