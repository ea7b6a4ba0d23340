// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Text;

namespace Filiera.Bench;

/// <summary>A buffer that rows are written into.</summary>
internal ref struct Bytes(Span<byte> room)
{
    private readonly Span<byte> _room = room;

    public int Length { get; private set; }

    public void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_room[Length..]);
        Length += text.Length;
    }

    public void Add(byte character) => _room[Length++] = character;

    /// <summary>A number with leading zeros.</summary>
    public void Add(ulong value, int digits)
    {
        Utf8Formatter.TryFormat(value, _room[Length..], out _, new System.Buffers.StandardFormat('D', (byte)digits));
        Length += digits;
    }
}
