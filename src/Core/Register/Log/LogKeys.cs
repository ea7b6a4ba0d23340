// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>The keys of our own log, as notes name them.</summary>
public static class LogKeys
{
    /// <summary>Every key that ever signed the log's checkpoints, in use or retired.</summary>
    public static async Task<Sequence<NoteKey>> OfAsync(IKeyStore keys, string origin, CancellationToken ct) => Sequence.From(
        from key in await keys.ListAsync(ct)
        where key.Purpose == LogWriterOptions.KeyPurpose.Name && key.Key.Algorithm == SignatureAlgorithm.Ed25519
        select new NoteKey(origin, NoteKeyKind.Ed25519, key.Key));
}
