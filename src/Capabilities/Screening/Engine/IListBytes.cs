// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>The bytes of a list, readable at any place by any thread at once; the bytes never change while it is open.</summary>
/// <remarks>UTF-8, with or without its mark, or Windows-1252: whatever else a list may be is unpacked into that first.</remarks>
public interface IListBytes : IDisposable
{
    /// <summary>How many there are.</summary>
    long Length { get; }

    /// <summary>Reads bytes from a place on; fewer than asked for only at the end.</summary>
    int Read(long offset, Span<byte> target);
}
