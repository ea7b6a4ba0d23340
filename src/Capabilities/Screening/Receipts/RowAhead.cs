// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>One of the files that came out, read only as far as the rows of the list are recognised in it.</summary>
internal sealed class RowAhead(TextReader text, char delimiter, string lineEnd, int columns)
{
    private const int LongestAddition = 1 << 16;
    private char[] _buffer = new char[1 << 14];
    private int _at;
    private int _length;
    private bool _ended;

    /// <summary>True when nothing is left.</summary>
    public bool IsAtEnd
    {
        get
        {
            Ensure(1);
            return _at == _length;
        }
    }

    /// <summary>What was added after that row, if it is the next here; else null. Reading a row does not leave it: <see cref="Leave"/> does.</summary>
    public string[]? After(string raw)
    {
        if (!Ensure(raw.Length + 1) || !_buffer.AsSpan(_at, raw.Length).SequenceEqual(raw) || _buffer[_at + raw.Length] != delimiter)
        {
            return null;
        }

        // Our own words hold no line end, so that the first one ends the row.
        Ensure(raw.Length + LongestAddition);
        var rest = _buffer.AsSpan(_at + raw.Length, Math.Min(LongestAddition, _length - _at - raw.Length));
        var end = rest.IndexOf(lineEnd, StringComparison.Ordinal);
        var added = end < 0 ? [] : new string(rest[1..end]).Split(delimiter);
        return added.Length == columns ? added : null;
    }

    /// <summary>Moves past the row and what was added to it.</summary>
    public void Leave(string raw, string[] added) => _at += raw.Length + added.Sum(one => one.Length + 1) + lineEnd.Length;

    // False when the text ends before.
    private bool Ensure(int characters)
    {
        while (!_ended && _length - _at < characters)
        {
            _buffer.AsSpan(_at, _length - _at).CopyTo(_buffer);
            (_at, _length) = (0, _length - _at);
            if (_buffer.Length < characters)
            {
                Array.Resize(ref _buffer, 2 * characters);
            }

            var read = text.Read(_buffer, _length, _buffer.Length - _length);
            _ended = read == 0;
            _length += read;
        }

        return _length - _at >= characters;
    }
}
