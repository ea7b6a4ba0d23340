// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.InteropServices;

namespace Filiera.Screening;

/// <summary>Memory outside the managed heap, zeroed and aligned to huge pages, freed once.</summary>
/// <remarks>On Linux it is taken from the system and given back to it: the allocator would keep blocks of this size for itself.</remarks>
internal sealed unsafe class NativeBlock : IDisposable
{
    private const nuint Alignment = 2 << 20;
    private const nuint WorthHugePages = 8 * Alignment;
    private const int AdviseHugePages = 14;
    private const int ReadAndWrite = 3;
    private const int PrivateAndAnonymous = 0x22;
    private void* _allocated;

    public NativeBlock(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        _allocated = Allocate((nuint)length + Alignment);
        Start = (byte*)(((nuint)_allocated + Alignment - 1) & ~(Alignment - 1));
        if (OperatingSystem.IsLinux() && (nuint)length >= WorthHugePages)
        {
            // Advice: where it is not taken, only speed is lost.
            _ = Advise(Start, (nuint)length, AdviseHugePages);
        }
    }

    ~NativeBlock() => Free();

    /// <summary>The first byte; null after disposal.</summary>
    public byte* Start { get; private set; }

    public long Length { get; }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    [DllImport("libc", EntryPoint = "madvise")]
    private static extern int Advise(void* start, nuint length, int advice);

    [DllImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static extern void* Map(void* start, nuint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "munmap")]
    private static extern int Unmap(void* start, nuint length);

    private static void* Allocate(nuint length)
    {
        if (!OperatingSystem.IsLinux())
        {
            return NativeMemory.AllocZeroed(length);
        }

        var mapped = Map(null, length, ReadAndWrite, PrivateAndAnonymous, -1, 0);
        return (nint)mapped == -1 ? throw new OutOfMemoryException() : mapped;
    }

    private void Free()
    {
        if (_allocated is null)
        {
            return;
        }

        if (OperatingSystem.IsLinux())
        {
            _ = Unmap(_allocated, (nuint)Length + Alignment);
        }
        else
        {
            NativeMemory.Free(_allocated);
        }

        _allocated = null;
        Start = null;
    }
}
