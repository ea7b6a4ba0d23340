// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;

namespace Filiera.SeedWorld;

/// <summary>A buffer of bytes that grows into a file, line by line.</summary>
internal sealed class ByteLine(Stream target, bool isUtf8)
{
    private const int Room = 1 << 16;
    private readonly byte[] _bytes = new byte[Room + (1 << 12)];
    private int _length;

    /// <summary>One character of ASCII.</summary>
    public void Add(char ascii) => _bytes[_length++] = (byte)ascii;

    /// <summary>Text whose letters are in Windows-1252 at their Unicode places: Italian is.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        if (isUtf8)
        {
            _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
            return;
        }

        _length += Encoding.Latin1.GetBytes(text, _bytes.AsSpan(_length));
    }

    /// <summary>The number of a readable contact in international form.</summary>
    public void Number(in SeedContact contact)
    {
        Span<char> room = stackalloc char[20];
        Add(contact.IsFixed ? "+390" : "+39");
        contact.National.TryFormat(room, out var length, default, CultureInfo.InvariantCulture);
        Add(room[..length]);
    }

    /// <summary>Text, inside quotes when asked; quotes in it are doubled.</summary>
    public void Field(ReadOnlySpan<char> text, bool quoted)
    {
        if (!quoted)
        {
            Add(text);
            return;
        }

        Add('"');
        foreach (var c in text)
        {
            if (c == '"')
            {
                Add('"');
            }

            Add([c]);
        }

        Add('"');
    }

    /// <summary>The mark that says UTF-8.</summary>
    public void Mark()
    {
        _bytes[_length++] = 0xEF;
        _bytes[_length++] = 0xBB;
        _bytes[_length++] = 0xBF;
    }

    /// <summary>Writes what is buffered once there is much, or when it is the last.</summary>
    public async ValueTask FlushAsync(bool last, CancellationToken ct)
    {
        if (_length > 0 && (last || _length >= Room))
        {
            await target.WriteAsync(_bytes.AsMemory(0, _length), ct);
            _length = 0;
        }
    }
}
