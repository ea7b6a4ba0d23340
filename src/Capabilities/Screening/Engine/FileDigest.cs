// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>The hash of a file whose pieces come from several threads, each in its turn.</summary>
internal sealed class FileDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Turnstile _turns = new();

    /// <summary>Adds what comes before the first piece.</summary>
    public void Begin(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <summary>Adds a piece, once all before it were added.</summary>
    public void Add(long chunk, ReadOnlySpan<byte> bytes)
    {
        _turns.Enter(chunk);
        _hash.AppendData(bytes);
        _turns.Leave();
    }

    /// <summary>No more pieces will come.</summary>
    public void Break() => _turns.Break();

    /// <summary>The hash of everything.</summary>
    public ContentHash Finish() => new(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
