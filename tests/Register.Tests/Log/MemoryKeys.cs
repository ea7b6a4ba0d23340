// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register.Tests;

/// <summary>A key store in memory; its keys follow from a seed.</summary>
internal sealed class MemoryKeys : IKeyStore
{
    private readonly List<(byte Seed, TrustedKey Key)> _keys = [];
    private byte _next = 100;

    public bool Signs { get; set; } = true;

    public Task<Result<SigningKey>> OpenOrCreateAsync(KeyPurpose purpose, CancellationToken ct)
    {
        if (!Signs)
        {
            return Task.FromResult<Result<SigningKey>>(new NoSigningKeyHere());
        }

        if (!_keys.Exists(key => key.Key.RetiredAt is null))
        {
            using var made = Open(_next).ValueOrThrow();
            _keys.Add((_next++, new TrustedKey(made.Key, purpose.Name, NoteBed.At, null)));
        }

        return Task.FromResult(Open(_keys.Single(key => key.Key.RetiredAt is null).Seed));
    }

    public Task<Sequence<TrustedKey>> ListAsync(CancellationToken ct) => Task.FromResult(Sequence.From(_keys.Select(key => key.Key)));

    public Task<Result<TrustedKey>> RetireAsync(KeyPurpose purpose, CancellationToken ct)
    {
        var at = _keys.FindIndex(key => key.Key.RetiredAt is null);
        _keys[at] = _keys[at] with { Key = _keys[at].Key with { RetiredAt = NoteBed.At + Duration.FromDays(1) } };
        return Task.FromResult<Result<TrustedKey>>(_keys[at].Key);
    }

    private static Result<SigningKey> Open(byte seed) =>
        SigningKey.FromSecret(SignatureAlgorithm.Ed25519, Enumerable.Repeat(seed, 32).ToArray());
}
