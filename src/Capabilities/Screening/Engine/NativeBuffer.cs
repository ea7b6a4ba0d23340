// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.InteropServices;

namespace Filiera.Screening;

/// <summary>Memory outside the managed heap that grows and keeps what it holds.</summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private const nuint Alignment = 64;

    public NativeBuffer(long capacity) => Grow(capacity);

    ~NativeBuffer() => NativeMemory.AlignedFree(Start);

    /// <summary>The first byte; moves when the buffer grows.</summary>
    public byte* Start { get; private set; }

    public long Capacity { get; private set; }

    /// <summary>Makes room for at least so many bytes.</summary>
    public void Ensure(long capacity)
    {
        if (capacity > Capacity)
        {
            Grow(Math.Max(capacity, Capacity + (Capacity / 2)));
        }
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(Start);
        Start = null;
        Capacity = 0;
        GC.SuppressFinalize(this);
    }

    private void Grow(long capacity)
    {
        Start = (byte*)NativeMemory.AlignedRealloc(Start, (nuint)capacity, Alignment);
        Capacity = capacity;
    }
}
