// SPDX-License-Identifier: EUPL-1.2
using Filiera.Register;
using Microsoft.Win32.SafeHandles;

namespace Filiera.Stores.Files;

/// <summary>A working file, read and written at any place by several threads.</summary>
internal sealed class FileWork : IWorkFile, IDisposable
{
    private readonly SafeFileHandle _file;

    private FileWork(SafeFileHandle file) => _file = file;

    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public static FileWork Open(string path, bool vanishes)
    {
        SafeFileHandle? file = null;
        Disk.Write(() =>
        {
            if (!OperatingSystem.IsWindows() && !File.Exists(path))
            {
                // Its owner's alone from the first moment.
                Disk.Create(path).Dispose();
            }

            file = File.OpenHandle(
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, vanishes ? FileOptions.DeleteOnClose : FileOptions.None);
            if (vanishes && !OperatingSystem.IsWindows())
            {
                // Without a name nothing is left behind, however this process ends.
                File.Delete(path);
            }
        });
        return new FileWork(file!);
    }

    /// <inheritdoc/>
    public void Read(long at, Span<byte> bytes)
    {
        while (!bytes.IsEmpty && RandomAccess.Read(_file, bytes, at) is var read and > 0)
        {
            at += read;
            bytes = bytes[read..];
        }

        bytes.Clear();
    }

    /// <inheritdoc/>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public void Write(long at, ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(_file, bytes, at);
        }
        catch (IOException e) when (Disk.WhyNotWritten(e) is { } why)
        {
            throw new Operations.StorageFailedException(why, e);
        }
    }

    /// <inheritdoc/>
    public void Flush() => RandomAccess.FlushToDisk(_file);

    public void Dispose() => _file.Dispose();
}
