// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Threading.Tasks.Sources;
using Filiera.Kernel;

namespace Filiera.Stores.Files;

/// <summary>Records of one caller that wait to be written; used again for the next caller once the answer was taken.</summary>
internal sealed class JournalAppend : IValueTaskSource<Result<long>>
{
    private const int MostKept = 4096;
    private const int LongestKept = 64 * 1024;
    private static readonly ConcurrentQueue<JournalAppend> _free = new();

    // The writer must never run what its callers do next.
    private ManualResetValueTaskSourceCore<Result<long>> _core = new() { RunContinuationsAsynchronously = true };
    private byte[] _bytes = [];
    private int _length;
    private int _size;

    private JournalAppend()
    {
    }

    /// <summary>Records.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes with the length before each record.</summary>
    public int FramedLength => _length + (Count * JournalFrame.LengthSize);

    /// <summary>Ends once the records are safe or refused. To be awaited once.</summary>
    public ValueTask<Result<long>> Task => new(this, _core.Version);

    public static JournalAppend Rent(ReadOnlySpan<byte> records, int size, int count)
    {
        var append = _free.TryDequeue(out var free) ? free : new JournalAppend();
        if (append._bytes.Length < records.Length)
        {
            append._bytes = new byte[Math.Max(records.Length, 128)];
        }

        records.CopyTo(append._bytes);
        (append._length, append._size, append.Count) = (records.Length, size, count);
        return append;
    }

    /// <summary>Writes the records, each with its length before it.</summary>
    /// <returns>Bytes written.</returns>
    public int WriteTo(Span<byte> plain)
    {
        var at = 0;
        for (var from = 0; from < _length; from += _size)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(plain[at..], (ushort)_size);
            _bytes.AsSpan(from, _size).CopyTo(plain[(at + JournalFrame.LengthSize)..]);
            at += JournalFrame.LengthSize + _size;
        }

        return at;
    }

    /// <summary>One of the records.</summary>
    public ReadOnlySpan<byte> RecordAt(int index) => _bytes.AsSpan(index * _size, _size);

    public void Complete(Result<long> result) => _core.SetResult(result);

    /// <inheritdoc/>
    public Result<long> GetResult(short token)
    {
        var result = _core.GetResult(token);
        _core.Reset();

        // Numbers must not stay in memory longer than they are needed.
        _bytes.AsSpan(0, _length).Clear();
        if (_bytes.Length <= LongestKept && _free.Count < MostKept)
        {
            _free.Enqueue(this);
        }

        return result;
    }

    /// <inheritdoc/>
    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    /// <inheritdoc/>
    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
