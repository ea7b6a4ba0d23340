// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Where the text of a field stands in memory, without its quotes; at least 64 more bytes may be read behind it.</summary>
internal unsafe struct FieldView(byte* at, int length)
{
    public byte* At = at;
    public int Length = length;

    public readonly ReadOnlySpan<byte> Span => new(At, Length);
}
