// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Files;

/// <summary>A lock that one process at a time can hold, and that the system lets go when its holder dies, however it dies.</summary>
/// <remarks>Held through an open file, so it needs no clock and no process number. The file itself stays behind.</remarks>
public sealed class DirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a file, which is made when it is not there; null when somebody holds it.</summary>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public static DirectoryLock? TryTake(string path) => TryTake(path, FileMode.OpenOrCreate);

    /// <inheritdoc cref="TryTake(string)"/>
    /// <exception cref="FileNotFoundException">The mode asks for a file that is not there.</exception>
    internal static DirectoryLock? TryTake(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        FileStream? file = null;
        Disk.Write(() => file = OpenUnlessHeld(path, options));
        return file is null ? null : new DirectoryLock(file);
    }

    /// <summary>Lets go.</summary>
    public void Dispose() => _file.Dispose();

    private static FileStream? OpenUnlessHeld(string path, FileStreamOptions options)
    {
        try
        {
            return new FileStream(path, options);
        }
        catch (IOException e) when (e.HResult is Held or MacHeld or WindowsHeld)
        {
            return null;
        }
    }

    private const int Held = 11;
    private const int MacHeld = 35;
    private const int WindowsHeld = unchecked((int)0x80070020);
}
