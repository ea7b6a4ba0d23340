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

    // Some kilobytes of a local file: handing them to another thread would take longer than reading them.
    private ValueTask<byte[]?> ReadAsync(string name, int largest, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            return new((byte[]?)null);
        }

        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[Math.Min(RandomAccess.GetLength(file), largest + 1L)];
            var count = 0;
            while (count < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(count), count) is var read and > 0)
            {
                count += read;
            }

            return new(count == bytes.Length ? bytes : bytes[..count]);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // A partial file removed just now, because the full one is there.
            return new((byte[]?)null);
        }
    }
}
