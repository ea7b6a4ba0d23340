// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What one piece of a list adds to each of the three files, until it is written.</summary>
internal sealed unsafe class OutputBuffers : IDisposable
{
    private readonly NativeBuffer[] _buffers = [new(1 << 16), new(1 << 16), new(1 << 16)];
    private readonly long[] _lengths = new long[3];

    /// <summary>How many files there are.</summary>
    public static int Files => 3;

    /// <summary>Bytes so far.</summary>
    public long LengthOf(int file) => _lengths[file];

    /// <summary>What stands there.</summary>
    public ReadOnlySpan<byte> BytesOf(int file) => new(_buffers[file].Start, checked((int)_lengths[file]));

    /// <summary>Where the next byte goes, with room for so many more.</summary>
    public byte* Room(int file, long more)
    {
        _buffers[file].Ensure(_lengths[file] + more);
        return _buffers[file].Start + _lengths[file];
    }

    /// <summary>Says where writing stopped.</summary>
    public void Wrote(int file, byte* end) => _lengths[file] = end - _buffers[file].Start;

    /// <summary>Forgets everything.</summary>
    public void Clear() => Array.Clear(_lengths);

    public void Dispose()
    {
        foreach (var buffer in _buffers)
        {
            buffer.Dispose();
        }
    }
}
