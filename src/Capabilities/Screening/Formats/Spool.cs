// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;

namespace Filiera.Screening;

/// <summary>A temporary file, written once from front to back and then read; it disappears with its handle, also when the process is killed later.</summary>
internal sealed class Spool : IDisposable
{
    private const int NoSpace = 28;
    private readonly FileStream _file = Create();
    private IListBytes? _bytes;

    /// <summary>Bytes written so far.</summary>
    public long Length { get; private set; }

    /// <summary>Adds bytes.</summary>
    /// <exception cref="StorageFailedException">The disk for temporary files is full.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _file.Write(bytes);
        }
        catch (IOException failure) when (failure.HResult is NoSpace or unchecked((int)0x80070070))
        {
            throw new StorageFailedException(new DiskFull(), failure);
        }

        Length += bytes.Length;
    }

    /// <summary>What was written. Nothing can be added after.</summary>
    public IListBytes Finish()
    {
        if (_bytes is null)
        {
            _file.Flush();
            _bytes = ListBytes.Of(_file);
        }

        return _bytes;
    }

    public void Dispose() => _file.Dispose();

    // Readable by its owner alone: it holds a list of people.
    private static FileStream Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 1 << 16,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), "filiera-" + Path.GetRandomFileName()), options);
    }
}
