// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: walking over a record is one state machine, which two methods would hide.
using System.Text;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Reads delimited text as exports write it (RFC 4180 with any delimiter, CRLF, LF or CR), record by record: the slow, obvious reader.</summary>
/// <remarks>
/// Nothing makes it throw or drop a row. A record ends at its first line end outside quotes. A quote that is not closed within
/// <see cref="LongestRow"/> bytes of its record's start, or by the end of the text, makes the record end at its first line end, with a
/// problem, and the next line begins a new record. A record longer than that, text after a closing quote and a character that did
/// not decode give a record with a problem. Blank lines are records without fields. <see cref="RecordScanner"/> gives the same records from bytes.
/// </remarks>
public sealed class CsvText
{
    /// <summary>Bytes in the longest record that is read, as it is written in UTF-8 or in its single-byte encoding; a longer one is a problem record, cut there.</summary>
    public const int LongestRow = 1 << 20;

    private readonly TextReader _text;
    private readonly char _delimiter;
    private readonly bool _singleByte;
    private readonly int _longest;
    private readonly StringBuilder _field = new();
    private readonly List<string> _fields = [];
    private char[] _buffer = new char[1 << 14];
    private int _length;
    private int _at;
    private bool _ended;
    private long _line = 1;

    /// <param name="text">The text, at its start.</param>
    /// <param name="delimiter">What separates fields.</param>
    /// <param name="encoding">How the file is encoded, for the length of a row; null for UTF-8.</param>
    public CsvText(TextReader text, char delimiter, TextEncoding? encoding = null)
        : this(text, delimiter, encoding is { IsSingleByte: true }, LongestRow)
    {
    }

    internal CsvText(TextReader text, char delimiter, bool singleByte, int longest)
    {
        _text = text;
        _delimiter = delimiter;
        _singleByte = singleByte;
        _longest = longest;
    }

    /// <summary>The next record, or null at the end of the text.</summary>
    public CsvRow? Next()
    {
        LookAhead();
        if (_at == _length)
        {
            return null;
        }

        _fields.Clear();
        var (end, problem) = Record();
        var cut = problem == RecordProblem.TooLong ? Reach(_longest) : end;
        var raw = new string(_buffer, _at, cut - _at);
        if (problem == RecordProblem.None && raw.Contains('\uFFFD', StringComparison.Ordinal))
        {
            problem = RecordProblem.NotDecodable;
        }

        var row = new CsvRow(
            _line, raw, raw.Length == 0 || problem != RecordProblem.None ? [] : Sequence.From(_fields), RecordProblems.CodeOf(problem));
        Leave(end);
        return row;
    }

    /// <summary>Reads until the longest record and what follows it can be seen, or the text is at its end.</summary>
    private void LookAhead()
    {
        while (!_ended && _length - _at < _longest + 2)
        {
            if (_at > 0)
            {
                Array.Copy(_buffer, _at, _buffer, 0, _length - _at);
                _length -= _at;
                _at = 0;
            }

            if (_length == _buffer.Length)
            {
                Array.Resize(ref _buffer, 2 * _buffer.Length);
            }

            var read = _text.Read(_buffer, _length, _buffer.Length - _length);
            _ended = read == 0;
            _length += read;
        }
    }

    /// <summary>Walks over the record: where it ends in the buffer (meaningless when it is too long), and what is wrong with it.</summary>
    private (int End, RecordProblem Problem) Record()
    {
        var problem = RecordProblem.None;
        var at = _at;
        var bytes = 0;
        while (true)
        {
            _field.Clear();
            if (at < _length && _buffer[at] == '"' && bytes < _longest)
            {
                if (!Quoted(ref at, ref bytes))
                {
                    return QuoteNotClosed();
                }

                if (at < _length && !IsEnd(at) && _buffer[at] != _delimiter)
                {
                    problem = RecordProblem.QuoteMisplaced;
                }
            }

            while (true)
            {
                if (bytes <= _longest && (at == _length || IsEnd(at)))
                {
                    _fields.Add(_field.ToString());
                    return (at, problem);
                }

                if (bytes >= _longest)
                {
                    return (at, RecordProblem.TooLong);
                }

                var next = Take(ref at, ref bytes);
                if (next == _delimiter)
                {
                    break;
                }

                _field.Append(next);
            }

            _fields.Add(_field.ToString());
        }
    }

    /// <summary>Reads a quoted field past its closing quote; false when there is none.</summary>
    private bool Quoted(ref int at, ref int bytes)
    {
        Take(ref at, ref bytes);
        while (at < _length && bytes < _longest)
        {
            var next = Take(ref at, ref bytes);
            if (next == '"')
            {
                if (at == _length || _buffer[at] != '"')
                {
                    return true;
                }

                Take(ref at, ref bytes);
            }

            _field.Append(next);
        }

        return false;
    }

    private (int End, RecordProblem Problem) QuoteNotClosed()
    {
        var bytes = 0;
        for (var at = _at; bytes <= _longest; Take(ref at, ref bytes))
        {
            if (at == _length || IsEnd(at))
            {
                return (at, RecordProblem.QuoteNotClosed);
            }
        }

        return (_at, RecordProblem.TooLong);
    }

    /// <summary>The end of the whole characters within so many bytes of the record's start.</summary>
    private int Reach(int most)
    {
        var at = _at;
        for (var bytes = 0; at < _length; at++)
        {
            bytes += Weight(_buffer[at]);
            if (bytes > most)
            {
                break;
            }
        }

        return at > _at && char.IsHighSurrogate(_buffer[at - 1]) ? at - 1 : at;
    }

    /// <summary>Moves past the record and its line end; of a record that is too long, what is beyond the limit is passed over.</summary>
    private void Leave(int end)
    {
        for (; _at < end; _at++)
        {
            _line += IsLine(_at) ? 1 : 0;
        }

        while (_at < _length && !IsEnd(_at))
        {
            _at++;
            LookAhead();
        }

        if (_at < _length)
        {
            _line++;
            _at += _buffer[_at] == '\r' && _at + 1 < _length && _buffer[_at + 1] == '\n' ? 2 : 1;
        }
    }

    private bool IsEnd(int at) => _buffer[at] is '\r' or '\n';

    // CRLF is one line: its CR does not count.
    private bool IsLine(int at) => _buffer[at] == '\n' || (_buffer[at] == '\r' && !(at + 1 < _length && _buffer[at + 1] == '\n'));

    private char Take(ref int at, ref int bytes)
    {
        bytes += Weight(_buffer[at]);
        return _buffer[at++];
    }

    // A surrogate pair is four bytes: two for each half.
    private int Weight(char c) => _singleByte || c < 0x80 ? 1 : c < 0x800 || char.IsSurrogate(c) ? 2 : 3;
}
