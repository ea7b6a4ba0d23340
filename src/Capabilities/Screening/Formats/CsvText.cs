// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Reads delimited text as exports write it (RFC 4180 with any delimiter, CRLF, LF or CR), record by record.</summary>
/// <remarks>
/// Nothing makes it throw or drop a row: a quote that is never closed, text after a closing quote, a row beyond
/// <see cref="LongestRow"/> or a character that did not decode gives a row with a problem. Blank lines are rows without fields.
/// </remarks>
public sealed class CsvText(TextReader text, char delimiter)
{
    /// <summary>Characters in the longest row that is read; a longer one is a problem row, cut there.</summary>
    public const int LongestRow = 1 << 20;

    private readonly StringBuilder _raw = new();
    private readonly StringBuilder _field = new();
    private readonly List<string> _fields = [];
    private readonly char[] _buffer = new char[1 << 14];
    private int _length;
    private int _at;
    private long _line = 1;

    /// <summary>The next record, or null at the end of the text.</summary>
    public CsvRow? Next()
    {
        if (Peek() < 0)
        {
            return null;
        }

        _raw.Clear();
        _fields.Clear();
        var line = _line;
        string? problem = null;
        var ended = false;
        while (!ended)
        {
            ended = Field(ref problem);
            _fields.Add(_field.ToString());
        }

        var raw = _raw.ToString();
        problem ??= raw.Contains('\uFFFD', StringComparison.Ordinal) ? "row-not-decodable" : null;
        return new CsvRow(line, raw, raw.Length == 0 || problem is not null ? [] : Sequence.From(_fields), problem);
    }

    /// <summary>Reads one field; true when the record ends with it.</summary>
    private bool Field(ref string? problem)
    {
        _field.Clear();
        if (Peek() == '"')
        {
            Take();
            Quoted(ref problem);
        }

        while (true)
        {
            var next = Peek();
            if (next < 0 || next is '\r' or '\n')
            {
                EndLine();
                return true;
            }

            Take();
            if (next == delimiter)
            {
                return false;
            }

            Keep((char)next, ref problem);
        }
    }

    private void Quoted(ref string? problem)
    {
        while (true)
        {
            var next = Peek();
            if (next < 0)
            {
                problem ??= "row-quote-not-closed";
                return;
            }

            Take();
            if (next != '"')
            {
                Keep((char)next, ref problem);
                continue;
            }

            if (Peek() != '"')
            {
                var after = Peek();
                if (after >= 0 && after != delimiter && after is not '\r' and not '\n')
                {
                    problem ??= "row-quote-misplaced";
                }

                return;
            }

            Take();
            Keep('"', ref problem);
        }
    }

    private void Keep(char c, ref string? problem)
    {
        if (_raw.Length >= LongestRow)
        {
            problem ??= "row-too-long";
            return;
        }

        _field.Append(c);
    }

    private int Peek()
    {
        if (_at < _length)
        {
            return _buffer[_at];
        }

        _length = text.Read(_buffer, 0, _buffer.Length);
        _at = 0;
        return _length == 0 ? -1 : _buffer[0];
    }

    private void Take()
    {
        var c = _buffer[_at++];
        if (_raw.Length < LongestRow)
        {
            _raw.Append(c);
        }

        _line += c == '\n' ? 1 : 0;
    }

    private void EndLine()
    {
        if (Peek() == '\r')
        {
            _at++;
            if (Peek() != '\n')
            {
                _line++;
                return;
            }
        }

        if (Peek() == '\n')
        {
            _at++;
            _line++;
        }
    }
}
