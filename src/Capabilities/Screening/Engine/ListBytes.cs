// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;

namespace Filiera.Screening;

/// <summary>Opens the bytes of a list: a file on disk, bytes in memory, or streams that can seek.</summary>
public static class ListBytes
{
    /// <summary>A file; it may be renamed or deleted meanwhile, but not changed.</summary>
    public static IListBytes OfFile(string path) =>
        new FileBytes(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete), null);

    /// <summary>An open file, which is closed with the bytes.</summary>
    internal static IListBytes Of(FileStream file) => new FileBytes(file.SafeFileHandle, file);

    /// <summary>Bytes in memory.</summary>
    public static IListBytes Of(ReadOnlyMemory<byte> bytes) => new MemoryBytes(bytes);

    /// <summary>A store's content: one stream is opened for each thread that reads.</summary>
    /// <param name="open">Opens the content from its start; the stream can seek.</param>
    /// <param name="ct">Stops the opening.</param>
    public static async Task<IListBytes> OfStreamsAsync(Func<CancellationToken, Task<Stream>> open, CancellationToken ct) =>
        new StreamBytes(open, await open(ct));

    /// <summary>The bytes as a stream from their start, for the slow readers.</summary>
    public static Stream AsStream(this IListBytes bytes) => new BytesStream(bytes);

    private sealed class FileBytes(Microsoft.Win32.SafeHandles.SafeFileHandle handle, FileStream? owner) : IListBytes
    {
        public long Length { get; } = RandomAccess.GetLength(handle);

        public int Read(long offset, Span<byte> target)
        {
            var done = 0;
            while (done < target.Length)
            {
                var read = RandomAccess.Read(handle, target[done..], offset + done);
                if (read == 0)
                {
                    break;
                }

                done += read;
            }

            return done;
        }

        // Some files disappear when the stream that made them is closed.
        public void Dispose()
        {
            owner?.Dispose();
            handle.Dispose();
        }
    }

    private sealed class MemoryBytes(ReadOnlyMemory<byte> bytes) : IListBytes
    {
        public long Length => bytes.Length;

        public int Read(long offset, Span<byte> target)
        {
            var some = (int)Math.Clamp(bytes.Length - offset, 0, target.Length);
            bytes.Span.Slice((int)Math.Min(offset, bytes.Length), some).CopyTo(target);
            return some;
        }

        public void Dispose()
        {
        }
    }

    private sealed class StreamBytes : IListBytes
    {
        private readonly Func<CancellationToken, Task<Stream>> _open;
        private readonly ConcurrentBag<Stream> _idle = [];

        public StreamBytes(Func<CancellationToken, Task<Stream>> open, Stream first)
        {
            _open = open;
            Length = first.Length;
            _idle.Add(first);
        }

        public long Length { get; }

        public int Read(long offset, Span<byte> target)
        {
            if (!_idle.TryTake(out var stream))
            {
                stream = _open(CancellationToken.None).GetAwaiter().GetResult();
            }

            stream.Position = offset;
            var read = stream.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
            _idle.Add(stream);
            return read;
        }

        public void Dispose()
        {
            while (_idle.TryTake(out var stream))
            {
                stream.Dispose();
            }
        }
    }

    private sealed class BytesStream(IListBytes bytes) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => bytes.Length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = bytes.Read(Position, buffer);
            Position += read;
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            _ => Length + offset,
        };

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
