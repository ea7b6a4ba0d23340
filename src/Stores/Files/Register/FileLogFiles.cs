// SPDX-License-Identifier: EUPL-1.2
using Filiera.Register;

namespace Filiera.Stores.Files;

/// <summary>The files of a log in a directory laid out as it is served (C2SP tlog-tiles), ours or a copy of another's.</summary>
/// <param name="folder">The directory that holds <c>checkpoint</c> and <c>tile</c>.</param>
public sealed class FileLogFiles(string folder) : ILogFiles
{
    /// <summary>The name of the newest checkpoint.</summary>
    internal const string Checkpoint = "checkpoint";

    /// <inheritdoc/>
    public ValueTask<byte[]?> ReadCheckpointAsync(CancellationToken ct) => ReadAsync(Checkpoint, SignedNote.LargestSize, ct);

    /// <inheritdoc/>
    public ValueTask<byte[]?> ReadAsync(TilePath path, CancellationToken ct) => ReadAsync(path.ToString(), path.LargestSize, ct);

    private async ValueTask<byte[]?> ReadAsync(string name, int largest, CancellationToken ct)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var bytes = new byte[Math.Min(file.Length, largest + 1L)];
            var read = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
            return bytes[..read];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // A partial file removed just now, because the full one is there.
            return null;
        }
    }
}
