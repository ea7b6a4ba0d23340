// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;
using Filiera.Kernel;

namespace Filiera.Conformance;

/// <summary>One case of transparency-dev/merkle, read as its authors write it.</summary>
internal sealed class MerkleVector(string file) : IDisposable
{
    private readonly JsonDocument _document = JsonDocument.Parse(File.ReadAllBytes(file));

    public bool IsRefused => _document.RootElement.GetProperty("wantErr").GetBoolean();

    /// <summary>A size or index; null above 2^63 − 1, which no tree here can have and every reader of ours refuses.</summary>
    public long? Number(string name) => _document.RootElement.GetProperty(name).GetUInt64() is var number && number <= long.MaxValue
        ? (long)number
        : null;

    /// <summary>A hash; null where none stands, which every reader of ours refuses.</summary>
    public ContentHash? Hash(string name) => _document.RootElement.GetProperty(name) is var hash && hash.GetString() == ""
        ? null
        : Hash(hash);

    /// <summary>The proof; absent means empty.</summary>
    public Sequence<ContentHash> Proof => _document.RootElement.GetProperty("proof") is { ValueKind: JsonValueKind.Array } proof
        ? Sequence.From(proof.EnumerateArray().Select(Hash))
        : [];

    public void Dispose() => _document.Dispose();

    // Some cases put text of another length where a hash belongs: a hash that is nobody else's stands for each of those.
    private static ContentHash Hash(JsonElement element)
    {
        var bytes = element.GetBytesFromBase64();
        return bytes.Length == ContentHash.Size ? new ContentHash(bytes) : ContentHash.Of([.. "another length"u8, .. bytes]);
    }
}
