// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.InteropServices;

namespace Filiera.Screening;

/// <summary>Memory outside the managed heap, zeroed and aligned to huge pages, freed once.</summary>
internal sealed unsafe class NativeBlock : IDisposable
{
    private const nuint Alignment = 2 << 20;
    private const nuint WorthHugePages = 8 * Alignment;
    private const int AdviseHugePages = 14;
    private void* _allocated;

    public NativeBlock(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        _allocated = NativeMemory.AllocZeroed((nuint)length + Alignment);
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

    private void Free()
    {
        NativeMemory.Free(_allocated);
        _allocated = null;
        Start = null;
    }
}
