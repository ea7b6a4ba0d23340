// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.InteropServices;
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.Win32.SafeHandles;

namespace Filiera.Stores.Files;

/// <summary>What the runtime leaves out: names put on the disk for good, and the reason why a disk takes no more.</summary>
internal static class Disk
{
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int LinuxQuota = 122;
    private const int MacQuota = 69;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsWriteProtected = unchecked((int)0x80070013);
    private const int LinuxCloseOnExec = 0x80000;
    private const int MacCloseOnExec = 0x1000000;

    /// <summary>Does some writing; a full or read-only disk becomes a <see cref="StorageFailedException"/>.</summary>
    public static void Write(Action writing)
    {
        try
        {
            writing();
        }
        catch (Exception e) when (WhyNotWritten(e) is not null)
        {
            throw new StorageFailedException(WhyNotWritten(e)!, e);
        }
    }

    /// <inheritdoc cref="Write(Action)"/>
    public static async Task WriteAsync(Func<Task> writing)
    {
        try
        {
            await writing();
        }
        catch (Exception e) when (WhyNotWritten(e) is not null)
        {
            throw new StorageFailedException(WhyNotWritten(e)!, e);
        }
    }

    /// <summary>A new file its owner alone may read and write. Other processes may read it.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>Makes renames, creations and deletions in a directory outlast a power cut. Windows does so by itself.</summary>
    public static void SyncDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = OpenForReading(path, OperatingSystem.IsMacOS() ? MacCloseOnExec : LinuxCloseOnExec);
        if (handle < 0)
        {
            throw Failed(path);
        }

        try
        {
            if (Flush(handle) != 0)
            {
                throw Failed(path);
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    /// <summary>Puts what was written into a file on the disk; of its description only what is needed to read it again.</summary>
    public static void FlushData(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
        }
        else if (FlushData(file.DangerousGetHandle().ToInt32()) != 0)
        {
            throw Failed("flush");
        }
    }

    internal static Refusal? WhyNotWritten(Exception e) => e switch
    {
        IOException { HResult: NoSpace or LinuxQuota or MacQuota or WindowsDiskFull or WindowsHandleDiskFull } => new DiskFull(),
        IOException { HResult: ReadOnlyFileSystem or WindowsWriteProtected } => new DiskReadOnly(),
        UnauthorizedAccessException => new DiskReadOnly(),
        _ => null,
    };

    private static IOException Failed(string path)
    {
        var errno = Marshal.GetLastPInvokeError();
        return new IOException($"{path}: {Marshal.GetPInvokeErrorMessage(errno)}", errno);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int OpenForReading([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Flush(int handle);

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static extern int FlushData(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int handle);
}
