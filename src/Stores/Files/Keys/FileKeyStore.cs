// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Stores.Files;

/// <summary>Signing keys in files that their owner alone may read; a secret is deleted when its key is retired, the public half never.</summary>
/// <param name="directory">Where the keys are.</param>
/// <param name="clock">Dates their use.</param>
/// <param name="signs">False for a process that must not hold a signing key: it is given none and makes none.</param>
public sealed class FileKeyStore(DataDirectory directory, IClock clock, bool signs = true) : IKeyStore
{
    /// <inheritdoc/>
    /// <returns>
    /// A key to dispose right after signing; or <see cref="NoSigningKeyHere"/>, <see cref="KeyPermissionsTooOpen"/>, <see cref="SecretUnusable"/> or
    /// <see cref="Ed25519CannotSignHere"/>.
    /// </returns>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written, or a record is damaged.</exception>
    public async Task<Result<SigningKey>> OpenOrCreateAsync(KeyPurpose purpose, CancellationToken ct)
    {
        if (!signs)
        {
            return new NoSigningKeyHere();
        }

        var folder = new KeyFolder(directory, purpose.Name);
        if (Open(folder) is { } open)
        {
            return open;
        }

        using var held = await folder.LockAsync(ct);
        return Open(folder) ?? Create(folder, purpose);
    }

    /// <inheritdoc/>
    /// <exception cref="Operations.StorageFailedException">A record is damaged: the list would be incomplete.</exception>
    public Task<Sequence<TrustedKey>> ListAsync(CancellationToken ct) => Task.FromResult(Sequence.From(KeyFolder.All(directory)
        .SelectMany(folder => folder.Records())
        .OrderBy(key => key.From)
        .ThenBy(key => key.Key.Id.Value, StringComparer.Ordinal)));

    /// <inheritdoc/>
    /// <returns>The retired key; or <see cref="NoKeyToRetire"/>, or <see cref="NoSigningKeyHere"/> in a process that holds no keys.</returns>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written, or a record is damaged.</exception>
    public async Task<Result<TrustedKey>> RetireAsync(KeyPurpose purpose, CancellationToken ct)
    {
        if (!signs)
        {
            return new NoSigningKeyHere();
        }

        var folder = new KeyFolder(directory, purpose.Name);
        if (folder.InUse() is null)
        {
            return new NoKeyToRetire();
        }

        using var held = await folder.LockAsync(ct);
        if (folder.InUse() is not { } inUse)
        {
            return new NoKeyToRetire();
        }

        // A clock set back must not make a key end before it began.
        folder.RemoveLeftovers();
        var retired = inUse with { RetiredAt = Instant.Max(clock.GetCurrentInstant(), inUse.From) };
        Disk.Write(() => folder.Write(retired));
        folder.RemoveLeftovers();
        return retired;
    }

    /// <summary>The key in use, or why it cannot be had; null when there is none yet.</summary>
    private static Result<SigningKey>? Open(KeyFolder folder)
    {
        var inUse = folder.InUse();
        if (folder.TooOpen(inUse) is { } tooOpen)
        {
            return tooOpen;
        }

        if (inUse is null)
        {
            return null;
        }

        // Retiring changes the record before it deletes the secret: where the record has changed, this key was retired just now.
        var opened = folder.Open(inUse);
        return opened is Result<SigningKey>.Refused { Refusals: [NoSigningKeyHere] } && folder.InUse() != inUse ? null : opened;
    }

    private Result<SigningKey> Create(KeyFolder folder, KeyPurpose purpose)
    {
        folder.RemoveLeftovers();
        var generated = SigningKey.Generate(purpose.Algorithm);
        if (generated is not Result<SigningKey>.Ok { Value: var key })
        {
            return generated;
        }

        var kept = false;
        try
        {
            Disk.Write(() => folder.Add(key, new TrustedKey(key.Key, purpose.Name, clock.GetCurrentInstant(), null)));
            kept = true;
            return generated;
        }
        finally
        {
            if (!kept)
            {
                key.Dispose();
            }
        }
    }
}
