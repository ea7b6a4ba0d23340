// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Cli;

/// <summary>Reads any bytes line by line in constant memory; lines end with LF or CRLF, and the last need not.</summary>
/// <remarks>A UTF-8 byte order mark at the start is skipped. Of a line longer than <see cref="Longest"/> only the beginning is kept.</remarks>
internal sealed class ByteLines(Stream stream)
{
    /// <summary>The most bytes kept of a line.</summary>
    public const int Longest = 4096;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly byte[] _line = new byte[Longest];
    private int _start;
    private int _end;
    private bool _started;

    /// <summary>Whether the line last read was longer than what was kept.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The next line, without its end; valid until the next call.</summary>
    /// <returns>False at the end.</returns>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var length = 0;
        var any = false;
        IsCut = false;
        while (_start < _end || Fill())
        {
            any = true;
            var rest = _buffer.AsSpan(_start, _end - _start);
            var at = rest.IndexOf((byte)'\n');
            var part = at < 0 ? rest : rest[..at];
            var kept = Math.Min(part.Length, Longest - length);
            part[..kept].CopyTo(_line.AsSpan(length));
            length += kept;
            IsCut |= kept < part.Length;
            _start += part.Length + (at < 0 ? 0 : 1);
            if (at >= 0)
            {
                break;
            }
        }

        line = _line.AsSpan(0, length);
        line = line.EndsWith("\r"u8) && !IsCut ? line[..^1] : line;
        return any;
    }

    private bool Fill()
    {
        _start = 0;
        _end = _started ? stream.Read(_buffer) : stream.ReadAtLeast(_buffer, 3, throwOnEndOfStream: false);
        _start = !_started && _buffer.AsSpan(0, _end).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        _started = true;
        return _start < _end;
    }
}
