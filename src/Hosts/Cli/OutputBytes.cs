// SPDX-License-Identifier: EUPL-1.2
using System.Text;

namespace Filiera.Cli;

/// <summary>A command's output as bytes of UTF-8: the console's own stream where the output is the console, else decoded into the writer.</summary>
internal sealed class OutputBytes : Stream
{
    private readonly TextWriter _writer;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    private OutputBytes(TextWriter writer) => _writer = writer;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The stream to write to; dispose it.</summary>
    public static Stream Of(TextWriter output) => ReferenceEquals(output, Console.Out) ? Console.OpenStandardOutput() : new OutputBytes(output);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        // A character may be cut between two writes: the decoder keeps its first half.
        var characters = new char[_decoder.GetCharCount(buffer, flush: false)];
        _writer.Write(characters, 0, _decoder.GetChars(buffer, characters, flush: false));
    }

    public override void Flush() => _writer.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
